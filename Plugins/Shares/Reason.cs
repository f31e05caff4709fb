namespace Opps.Plugins.Shares;

/// <summary>
/// Why rows are to be as they are: a rule, and its figures. The sentence stands once, in the texts, for the trace, the journal, an
/// explanation and the panel. It names nobody, as names belong in no trace.
/// </summary>
/// <param name="rule">Its number in the rules: P5.</param>
/// <param name="key">The sentence, one of <c>Journal_…</c> in the texts.</param>
/// <param name="figures">What goes into it: percentages as decimals, counts as whole numbers.</param>
public sealed class Reason(string rule, string key, IReadOnlyList<object> figures)
{
    private const string Prefix = "Journal_";

    public string Rule => rule;

    public string Key => key;

    public IReadOnlyList<object> Figures => figures;

    /// <summary>The rule's only sentence, or that of a variant of it.</summary>
    public static Reason Of(string rule, string variant = "", params object[] figures) => new(rule, $"{Prefix}{rule}{variant}", figures);

    /// <summary>The sentence for none, one or many, as the count is.</summary>
    public static Reason Counted(string rule, int count, params object[] figures) =>
        Of(rule, count switch { 0 => "_None", 1 => "_One", _ => "_Many" }, figures);

    /// <summary>As the trace has it: the English sentence and the rule.</summary>
    public override string ToString() => $"{UserTexts.English.Because(this)} ({Rule})";
}
