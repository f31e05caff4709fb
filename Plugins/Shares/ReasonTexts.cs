namespace Opps.Plugins.Shares;

/// <summary>The sentence of a reason, in a language.</summary>
public static class ReasonTexts
{
    /// <summary>With its figures, and without the rule's number.</summary>
    public static string Because(this UserTexts texts, Reason reason) =>
        texts.Get(reason.Key, reason.Figures.Select(figure => figure is decimal percent ? texts.Brief(percent) : figure));
}
