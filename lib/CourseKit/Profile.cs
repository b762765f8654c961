namespace CourseKit;

/// <summary>How much work notebooks do.</summary>
public enum Profile
{
    /// <summary>For laptops and automatic checks: under a minute a notebook on two cores.</summary>
    Quick,

    /// <summary>For the figures of the lecture.</summary>
    Full,
}
