using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Label = Microsoft.Xrm.Sdk.Label;

namespace LocalDataverse.Messages.Definitions;

/// <summary>What all definitions have in common.</summary>
internal static class Definition
{
    /// <summary>Definitions are made by the platform alone, so some of their setters are not public.</summary>
    public static T With<T>(this T definition, string property, object? value) where T : class
    {
        definition.GetType().GetProperty(property)!.SetValue(definition, value);
        return definition;
    }

    /// <summary>The same of constructors.</summary>
    public static T New<T>() where T : class => (T)Activator.CreateInstance(typeof(T), nonPublic: true)!;

    /// <summary>A text in every language, and in the user's own, or in the base language where there is none.</summary>
    public static Label LabelOf(Labels labels, int language)
    {
        var all = labels.ByLanguage.Select(l => new LocalizedLabel(l.Value, l.Key)).ToArray();
        var own = all.FirstOrDefault(l => l.LanguageCode == language) ?? all.FirstOrDefault(l => l.LanguageCode == Labels.BaseLanguage);
        return own is null ? new Label() : new Label(own, all);
    }

    /// <summary>Names of the platform's own tables and columns have no underscore, which is the end of a publisher's prefix.</summary>
    public static bool IsCustom(string logicalName) => logicalName.Contains('_', StringComparison.Ordinal);
}
