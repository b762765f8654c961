using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Presenting.Kernel;

/// <summary>
/// The notebook as everybody sees it: all browsers show this one state, and whoever comes late is shown what there is. It says that
/// something has changed; what exactly, each viewer asks when it is ready for it, so that a slow one misses states and never queues them.
/// </summary>
internal sealed class Stage
{
    private readonly List<Action<LiveCell?>> _viewers = [];

    public Stage(Notebook notebook)
    {
        Notebook = notebook;
        int number = 0;
        foreach (var (index, cell) in notebook.Cells.Index().Where(c => c.Item.IsCode && !string.IsNullOrWhiteSpace(c.Item.Source)))
            Cells.Add(new(cell, index, ++number));
    }

    /// <summary>Guards everything here and in the cells.</summary>
    public Lock Gate { get; } = new();

    public Notebook Notebook { get; }

    /// <summary>The cells that have code.</summary>
    public List<LiveCell> Cells { get; } = [];

    public KernelState Kernel { get; private set; }

    /// <summary>How many pages show this.</summary>
    public int Viewers => _viewers.Count;

    public void Set(KernelState state)
    {
        lock (Gate)
            Kernel = state;
        Changed(null);
    }

    /// <summary>Tells everybody.</summary>
    /// <param name="cell">What has changed; null for what is no cell's.</param>
    public void Changed(LiveCell? cell)
    {
        lock (Gate)
        {
            foreach (var viewer in _viewers)
                viewer(cell);
        }
    }

    public void ChangedAll()
    {
        lock (Gate)
            Cells.ForEach(Changed);
    }

    /// <summary>Adds somebody to be told, and tells them of everything there is.</summary>
    /// <param name="viewer">Called under the lock; must be quick.</param>
    public void Enter(Action<LiveCell?> viewer)
    {
        lock (Gate)
        {
            _viewers.Add(viewer);
            Cells.ForEach(viewer);
            Changed(null);
        }
    }

    public void Leave(Action<LiveCell?> viewer)
    {
        lock (Gate)
        {
            _viewers.Remove(viewer);
            Changed(null);
        }
    }

    /// <summary>The notebook with code and outputs as they are now.</summary>
    public Notebook Copy()
    {
        lock (Gate)
        {
            var json = Notebook.Json.DeepClone().AsObject();
            foreach (var cell in Cells)
                json["cells"]![cell.Index] = cell.ToFile();
            return new(Notebook.Path, json);
        }
    }
}
