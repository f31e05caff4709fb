namespace Opps.Plugins.Shares;

/// <summary>The sentence of a reason, in a language.</summary>
public static class ReasonTexts
{
    private const int MostFigures = 5;

    /// <summary>
    /// With its figures, and without the rule's number. A journal outlives its sentences: one that is gone is left out, and a figure that
    /// was not stored then is shown as missing.
    /// </summary>
    public static string Because(this UserTexts texts, Reason reason) => !texts.Has(reason.Key) ? "" : texts.Get(
        reason.Key,
        reason.Figures.Select(figure => figure is decimal percent ? texts.Brief(percent) : figure)
            .Concat(Enumerable.Repeat((object)"…", MostFigures)));
}
