namespace LocalDataverse.Metadata;

/// <summary>One text in the languages that a solution states, keyed by LCID.</summary>
internal sealed record Labels(IReadOnlyDictionary<int, string> ByLanguage)
{
    /// <summary>The base language of the local organisation: English, 1033.</summary>
    public const int BaseLanguage = 1033;

    public static Labels None { get; } = new(new Dictionary<int, string>());

    public static Labels Of(string text) => new(new Dictionary<int, string> { [BaseLanguage] = text });

    /// <summary>The text in that language, otherwise in the base language, otherwise null.</summary>
    public string? In(int language) =>
        ByLanguage.TryGetValue(language, out var text) || ByLanguage.TryGetValue(BaseLanguage, out text) ? text : null;
}
