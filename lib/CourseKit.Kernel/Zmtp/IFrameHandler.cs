namespace CourseKit.Kernel.Zmtp;

/// <summary>Is told what a peer sends, in order.</summary>
internal interface IFrameHandler
{
    /// <summary>The peer has greeted.</summary>
    void OnGreeting();

    /// <param name="body">Name and data; valid during the call.</param>
    void OnCommand(ReadOnlySpan<byte> body);

    /// <param name="frames">A whole message.</param>
    void OnMessage(byte[][] frames);
}
