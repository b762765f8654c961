namespace CourseKit.Torch.Tests.Errors;

/// <summary>Asserts that something fails the way a user needs: the right type, and a message that says what was wrong.</summary>
internal static class Fails
{
    /// <summary>Runs <paramref name="action"/>, which must throw <typeparamref name="T"/> with all the words in its message.</summary>
    public static void With<T>(Action action, params string[] words)
        where T : Exception
    {
        var error = Assert.ThrowsAny<T>(action);
        foreach (var word in words)
            Assert.True(error.Message.Contains(word, StringComparison.OrdinalIgnoreCase), $"The message lacks \"{word}\": {error.Message}");
    }
}
