namespace TorchSharp;

/// <summary>While in force, a backward pass that makes NaN says which operation made it.</summary>
public class AnomalyMode : IDisposable
{
    private static volatile bool _enabled;
    private static volatile bool _checkNan = true;

    private readonly bool _previousEnabled = _enabled;
    private readonly bool _previousCheck = _checkNan;
    private bool _disposed;

    /// <summary>Sets the mode until this object is disposed.</summary>
    /// <param name="enabled">Look for anomalies.</param>
    /// <param name="check_nan">Gradients that are NaN are one.</param>
    public AnomalyMode(bool enabled, bool check_nan = true) => (_enabled, _checkNan) = (enabled, check_nan);

    /// <summary>True while anomalies are looked for.</summary>
    public static bool IsEnabled => _enabled;

    /// <summary>True when gradients that are NaN count as anomalies.</summary>
    public static bool ShouldCheckNaN => _checkNan;

    /// <summary>Sets the mode back to what it was before.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Sets the mode back to what it was before.</summary>
    /// <param name="disposing">False when called by a finaliser.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;
        (_enabled, _checkNan) = (_previousEnabled, _previousCheck);
    }
}

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Looks for anomalies in backward passes until the returned object is disposed.</summary>
        /// <param name="check_nan">Gradients that are NaN raise an error that names the operation.</param>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        /// <summary>Looks for anomalies in backward passes, or not, until the returned object is disposed.</summary>
        /// <param name="mode">True looks.</param>
        /// <param name="check_nan">Gradients that are NaN raise an error that names the operation.</param>
        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);
    }
}
