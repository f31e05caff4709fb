namespace Opps.Plugins.Shares;

/// <summary>What a person says of why they change shares, in their own words. It is kept in the journal alone.</summary>
public static class Note
{
    /// <summary>The most characters that the journal holds of it.</summary>
    public const int Most = 500;

    /// <summary>As it is kept; null where nothing was said.</summary>
    /// <exception cref="RefusedException">It is too long.</exception>
    public static string? Accept(string? given)
    {
        var text = given?.Trim() ?? "";
        return text.Length > Most ? throw new RefusedException(TextKeys.NoteTooLong, text.Length, Most) : text.Length == 0 ? null : text;
    }
}
