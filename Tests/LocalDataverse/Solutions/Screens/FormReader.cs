using System.Xml.Linq;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Reads the FormXml part of every table.</summary>
internal static class FormReader
{
    private static readonly Dictionary<string, FormKind> Kinds = new(StringComparer.Ordinal)
    {
        ["main"] = FormKind.Main,
        ["quickCreate"] = FormKind.QuickCreate,
        ["quick"] = FormKind.QuickView,
        ["card"] = FormKind.Card,
    };

    public static IReadOnlyList<Form> Read(SolutionPackage package) =>
    [
        .. package.Section("Entities").SelectMany(table => FormsOf(table).Where(f => WhyLeftOut(f) is null)
            .Select(f => Read(f, table.Required("Name").ToLowerInvariant()))),
    ];

    public static IEnumerable<XElement> FormsOf(XElement table) => table.Element("FormXml")?.Elements("forms").Elements("systemform") ?? [];

    /// <summary>What the platform does with such a form and the local host doesn't; null for any other.</summary>
    public static string? WhyLeftOut(XElement form) => TypeOf(form) is var type && !Kinds.ContainsKey(type)
        ? $"of type '{type}'"
        : form.Descendants().Any(e => e.Attribute("solutionaction")?.Value is "Modified" or "Removed")
            ? "which is a difference from another solution's form"
            : null;

    private static string TypeOf(XElement form) => form.Parent!.RequiredAttribute("type");

    private static Form Read(XElement form, string table) => new(
        form.Id("formid", form.Required("formid")),
        table,
        Kinds[TypeOf(form)],
        form.LabelsOf("LocalizedNames"),
        form.Text("FormActivationState") != "0",
        form.RequiredElement("form"));
}
