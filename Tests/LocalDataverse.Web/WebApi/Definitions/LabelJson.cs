using System.Linq;
using LocalDataverse.Metadata;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.WebApi.Definitions;

/// <summary>Texts in all languages, and the one that the user reads.</summary>
internal static class LabelJson
{
    public static JObject Write(Labels labels, int language) => new()
    {
        ["LocalizedLabels"] = new JArray(labels.ByLanguage.Select(l => One(l.Value, l.Key))),
        ["UserLocalizedLabel"] = labels.In(language) is { } text ? One(text, labels.ByLanguage.ContainsKey(language) ? language : Labels.BaseLanguage) : JValue.CreateNull(),
    };

    private static JObject One(string text, int language) => new() { ["Label"] = text, ["LanguageCode"] = language };
}
