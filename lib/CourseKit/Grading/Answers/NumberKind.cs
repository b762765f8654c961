namespace CourseKit.Grading.Answers;

/// <summary>What numbers were held in: it decides how exactly they are compared.</summary>
internal enum NumberKind
{
    /// <summary>Truth values.</summary>
    Boolean,

    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>Seven digits.</summary>
    Float32,

    /// <summary>Sixteen digits.</summary>
    Float64,
}
