using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace CourseKit.Torch.Kernels;

/// <summary>Work on a contiguous range of items; a struct that holds pointers and sizes.</summary>
internal interface IRangeJob
{
    /// <summary>Does items <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    void Run(int from, int to);
}

/// <summary>
/// The engine's thread pool: persistent workers that spin for a moment before they sleep, no allocation per call. Each thread begins with
/// a part of its own, the same one from call to call, whose data its caches may still hold; who is done helps those who are not, since
/// cores need not be equally fast, nor free. A call from inside a job, or while another thread's job runs, is done inline by its caller.
/// </summary>
internal static unsafe class Threads
{
    // How long an idle thread watches for the next job, or the end of this one, before it lets go of its core. Kernels of one training
    // step follow each other within that; to wake a sleeper costs ten microseconds, which small networks would pay at every kernel.
    private static readonly long Patience = Stopwatch.Frequency / 1000;

    // Looks between two looks at the clock.
    private const int Looks = 16;

    private static readonly Lock Resize = new();
    private static Worker[] workers = [];
    private static int count = Environment.ProcessorCount;
    private static int busy;

    [ThreadStatic]
    private static bool insideJob;

    /// <summary>Threads used for one call, the caller among them; at least 1.</summary>
    public static int Count
    {
        get => Volatile.Read(ref count);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Volatile.Write(ref count, value);
        }
    }

    /// <summary>
    /// Runs the job over 0..count, split among threads that have no less than <paramref name="grain"/> items each to begin with. A
    /// thread takes its items in several ranges.
    /// </summary>
    /// <param name="job">A local of the caller: the threads read it in place.</param>
    /// <param name="count">Number of items.</param>
    /// <param name="grain">Items that are worth a thread; with no more than that the caller does all.</param>
    public static void For<TJob>(ref TJob job, int count, int grain)
        where TJob : struct, IRangeJob
    {
        if (count <= 0)
            return;
        int parts = Math.Min(Count, (int)(((long)count + Math.Max(grain, 1) - 1) / Math.Max(grain, 1)));
        if (parts <= 1 || insideJob || Interlocked.CompareExchange(ref busy, 1, 0) != 0)
        {
            job.Run(0, count);
            return;
        }
        try
        {
            Share(&Invoke<TJob>, Unsafe.AsPointer(ref job), count, parts);
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }

    // On a copy of the thread's own: the caller's lies between locals that the caller writes all the time, on cache lines that would
    // wander from core to core.
    private static void Invoke<TJob>(void* job, int from, int to)
        where TJob : struct, IRangeJob
    {
        TJob own = Unsafe.AsRef<TJob>(job);
        own.Run(from, to);
    }

    private static void Share(delegate*<void*, int, int, void> body, void* job, int count, int parts)
    {
        Worker[] team = Team(parts - 1);
        Exception? failure = null;
        try
        {
            Shares.Deal(count, parts);
            for (int i = 1; i < parts; i++)
                team[i - 1].Start(body, job, i);
            insideJob = true;
            Work(body, job, 0);
            for (int i = 1; i < parts; i++)
                failure = team[i - 1].Finish() ?? failure;
        }
        catch (Exception e)     // also the abort of a cell that is interrupted: the workers still use this frame's job
        {
            failure = e;
            Shares.Discard();
            for (int i = 1; i < parts; i++)
                _ = team[i - 1].Finish();
        }
        finally
        {
            insideJob = false;
        }
        if (failure != null)
            ExceptionDispatchInfo.Throw(failure);
    }

    private static void Work(delegate*<void*, int, int, void> body, void* job, int part)
    {
        while (Shares.TryTake(part, out int from, out int to))
            body(job, from, to);
    }

    private static Worker[] Team(int size)
    {
        if (workers.Length >= size)
            return workers;
        lock (Resize)
        {
            Worker[] team = workers;
            int old = team.Length;
            Array.Resize(ref team, size);
            for (int i = old; i < size; i++)
                team[i] = new Worker(i + 1);
            Shares.MakeRoom(size + 1);
            return workers = team;
        }
    }

    /// <summary>One thread and the slot through which it is given work.</summary>
    private sealed class Worker
    {
        private const int Idle = 0, Given = 1, Running = 2;

        private readonly object gate = new();
        private delegate*<void*, int, int, void> body;
        private void* job;
        private int part;
        private Exception? failure;
        private int state;
        private bool asleep;

        public Worker(int number) =>
            new Thread(Loop) { IsBackground = true, Name = $"CourseKit kernel worker {number}" }.UnsafeStart();

        public void Start(delegate*<void*, int, int, void> body, void* job, int part)
        {
            this.body = body;
            this.job = job;
            this.part = part;
            Interlocked.Exchange(ref state, Given);     // a full fence: asleep is read after the work is visible
            if (!Volatile.Read(ref asleep))
                return;
            lock (gate)
                Monitor.Pulse(gate);
        }

        /// <summary>Waits until the worker is done. One that has not even begun (its core is taken) need not: nothing is left to
        /// take.</summary>
        public Exception? Finish()
        {
            if (Interlocked.CompareExchange(ref state, Idle, Given) == Given)
                return null;
            var spin = new SpinWait();
            while (!Becomes(Idle))
                spin.SpinOnce(sleep1Threshold: -1);     // yields: somebody else may hold the worker's core
            return failure;
        }

        private Exception? Run()
        {
            try
            {
                Work(body, job, part);
                return null;
            }
            catch (Exception e)     // handed to the caller of For
            {
                Shares.Discard();
                return e;
            }
        }

        private void Loop()
        {
            insideJob = true;
            while (true)
            {
                WaitForWork();
                if (Interlocked.CompareExchange(ref state, Running, Given) != Given)
                    continue;
                failure = Run();
                Volatile.Write(ref state, Idle);
            }
        }

        /// <summary>Watches for a state, patiently; false when that has not helped.</summary>
        private bool Becomes(int awaited)
        {
            long since = 0;
            while (true)
            {
                for (int i = 0; i < Looks; i++)
                {
                    if (Volatile.Read(ref state) == awaited)
                        return true;
                    Thread.SpinWait(2);
                }
                long now = Stopwatch.GetTimestamp();
                if (since == 0)
                    since = now;
                else if (now - since > Patience)
                    return false;
            }
        }

        private void WaitForWork()
        {
            // Who is woken late, when the others have done it all, watches for the next job before it sleeps again, or it would be late
            // for that one too.
            while (!Becomes(Given))
            {
                lock (gate)
                {
                    Volatile.Write(ref asleep, true);
                    Interlocked.MemoryBarrier();            // asleep is visible before state is read: one side always sees the other
                    if (Volatile.Read(ref state) != Given)
                        Monitor.Wait(gate);
                    Volatile.Write(ref asleep, false);
                }
            }
        }
    }
}
