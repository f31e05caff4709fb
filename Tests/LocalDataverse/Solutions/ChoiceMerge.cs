using LocalDataverse.Metadata;

namespace LocalDataverse.Solutions;

/// <summary>Merges choices by option value, and labels by language; the newer text wins.</summary>
internal static class ChoiceMerge
{
    public static Choice Merge(Choice? before, Choice after)
    {
        // A column that changes from one list to another keeps nothing of the old one.
        if (before is null || before.IsGlobal != after.IsGlobal || (after.IsGlobal && before.Name != after.Name))
        {
            return after;
        }

        var kept = before.Options.Select(o => after.Find(o.Value) is { } newer ? Merge(o, newer) : o);
        var added = after.Options.Where(o => before.Find(o.Value) is null);
        return after with
        {
            Name = before.Name,
            IsManaged = before.IsManaged || after.IsManaged,
            Options = [.. kept, .. added],
            DisplayName = Merge(before.DisplayName, after.DisplayName),
        };
    }

    public static Labels Merge(Labels before, Labels after)
    {
        var texts = new Dictionary<int, string>(before.ByLanguage);
        foreach (var (language, text) in after.ByLanguage)
        {
            texts[language] = text;
        }

        return new Labels(texts);
    }

    private static Option Merge(Option before, Option after) => after with
    {
        Label = Merge(before.Label, after.Label),
        Color = after.Color ?? before.Color,
        ExternalValue = after.ExternalValue ?? before.ExternalValue,
        IsManaged = before.IsManaged || after.IsManaged,
        DefaultStatus = after.DefaultStatus ?? before.DefaultStatus,
        State = after.State ?? before.State,
    };
}
