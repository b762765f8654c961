namespace CourseKit.Kernel.Zmtp;

/// <summary>Topics that a subscriber asked for: prefixes, each as often as it was asked for. Safe to use from several threads.</summary>
internal sealed class Subscriptions
{
    private readonly Lock _gate = new();
    private readonly List<byte[]> _topics = [];

    public int Count
    {
        get
        {
            lock (_gate)
                return _topics.Count;
        }
    }

    /// <summary>Adds a topic; what the callback sends goes ahead of all that is published under it.</summary>
    public void Add(byte[] topic, Action welcome)
    {
        lock (_gate)
        {
            _topics.Add(topic);
            welcome();
        }
    }

    public void Remove(ReadOnlySpan<byte> topic)
    {
        lock (_gate)
        {
            for (int i = 0; i < _topics.Count; i++)
            {
                if (topic.SequenceEqual(_topics[i]))
                {
                    _topics.RemoveAt(i);
                    return;
                }
            }
        }
    }

    public bool Match(ReadOnlySpan<byte> topic)
    {
        lock (_gate)
        {
            foreach (var prefix in _topics)
            {
                if (topic.StartsWith(prefix))
                    return true;
            }
            return false;
        }
    }
}
