using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>
/// System calls that a student's process may not make: those that take memory which no limit counts, that make namespaces or look into
/// other processes, that lock files which others read too, and that reach parts of the kernel which no notebook needs. Sockets are those
/// between processes of one machine alone: some kinds, as to the host of a virtual machine, know no network namespace. A program for
/// Linux' seccomp, as bytes.
/// </summary>
internal static class SeccompFilter
{
    private const uint Allow = 0x7fff0000, Deny = 0x00050000, NoError = 0, NotPermitted = 1, NotImplemented = 38;
    private const ushort Load = 0x20, Equal = 0x15, Greater = 0x35, AnyBit = 0x45, Return = 0x06;
    private const uint Number = 0, Architecture = 4, FirstArgument = 16;

    // Numbers of asm/unistd_64.h: memfd_create, memfd_secret, shmget, semget, msgget; add_key, request_key, keyctl; ptrace,
    // process_vm_readv and writev; bpf, perf_event_open, userfaultfd, io_uring_setup; unshare, setns; mount, umount2, pivot_root,
    // open_tree, move_mount, fsopen, fsmount, mount_setattr; kexec_load, init_module, finit_module, delete_module, syslog; flock.
    private static readonly uint[] DeniedX64 =
    [
        319, 447, 29, 64, 68, 248, 249, 250, 101, 310, 311, 321, 298, 323, 425, 272, 308, 165, 166, 155, 428, 429, 430, 432, 442,
        246, 175, 313, 176, 103, 73,
    ];

    // The same, of asm-generic/unistd.h.
    private static readonly uint[] DeniedArm64 =
    [
        279, 447, 194, 190, 186, 217, 218, 219, 117, 270, 271, 280, 241, 282, 425, 97, 268, 40, 39, 41, 428, 429, 430, 432, 442,
        104, 105, 273, 106, 116, 32,
    ];

    // CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET
    private const uint NewNamespaces = 0x7e020000;

    private const uint LocalSockets = 1;        // AF_UNIX

    /// <summary>The program for this machine's processor; null where its numbers are not known here.</summary>
    public static byte[]? Create() => RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 =>
            Program(0xc000003e, DeniedX64, clone: 56, clone3: 435, socket: 41, setAffinity: 203),
        System.Runtime.InteropServices.Architecture.Arm64 =>
            Program(0xc00000b7, DeniedArm64, clone: 220, clone3: 435, socket: 198, setAffinity: 122),
        _ => null,
    };

    private static byte[] Program(uint architecture, uint[] denied, uint clone, uint clone3, uint socket, uint setAffinity)
    {
        var code = new List<(ushort Code, byte Then, byte Else, uint K)>
        {
            (Load, 0, 0, Architecture),
            (Equal, 1, 0, architecture),
            (Return, 0, 0, Deny | NotPermitted),        // 32-bit calls have other numbers
            (Load, 0, 0, Number),
            (Greater, 0, 1, 0x40000000),                // and so has x32
            (Return, 0, 0, Deny | NotPermitted),
            (Equal, 0, 1, clone3),                      // its flags cannot be seen; C libraries then use clone
            (Return, 0, 0, Deny | NotImplemented),
            (Equal, 0, 1, setAffinity),                 // .NET sets its threads to where they are and must be told that it can
            (Return, 0, 0, Deny | NoError),
        };
        foreach (uint number in denied)
            code.AddRange([(Equal, 0, 1, number), (Return, 0, 0, Deny | NotPermitted)]);
        code.AddRange(
        [
            (Equal, 0, 4, socket), (Load, 0, 0, FirstArgument),
            (Equal, 0, 1, LocalSockets), (Return, 0, 0, Allow), (Return, 0, 0, Deny | NotPermitted),
            (Equal, 0, 3, clone), (Load, 0, 0, FirstArgument),
            (AnyBit, 0, 1, NewNamespaces), (Return, 0, 0, Deny | NotPermitted),
            (Return, 0, 0, Allow),
        ]);
        var bytes = new byte[8 * code.Count];
        foreach (var (i, (operation, then, otherwise, k)) in code.Index())
        {
            var instruction = bytes.AsSpan(8 * i, 8);
            BinaryPrimitives.WriteUInt16LittleEndian(instruction, operation);
            (instruction[2], instruction[3]) = (then, otherwise);
            BinaryPrimitives.WriteUInt32LittleEndian(instruction[4..], k);
        }
        return bytes;
    }
}
