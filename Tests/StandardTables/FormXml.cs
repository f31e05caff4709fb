using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace StandardTables;

/// <summary>A form with one section, of the columns that its line names after its kind.</summary>
internal static class FormXml
{
    private static readonly string[] General = ["General", "Allmänt", "Generelt", "Generelt"];

    /// <summary>The control that the platform's form designer takes for a type.</summary>
    private static readonly Dictionary<string, string> Controls = new(StringComparer.Ordinal)
    {
        ["nvarchar"] = "{4273EDBD-AC1D-40d3-9FB2-095C621B552D}",
        ["ntext"] = "{E0DECE4B-6FC8-4a8f-A065-082708572369}",
        ["datetime"] = "{5B773807-9FB2-42db-97C3-7A91EFF8ADFF}",
        ["lookup"] = "{270BD3DB-D9AF-4782-9025-509E298DEC0A}",
        ["customer"] = "{270BD3DB-D9AF-4782-9025-509E298DEC0A}",
        ["owner"] = "{270BD3DB-D9AF-4782-9025-509E298DEC0A}",
        ["picklist"] = "{3EF39988-22BB-4f0b-BBBE-64B5A3748AEE}",
        ["status"] = "{5D68B988-0661-4db2-BC3E-17598AD3BE6C}",
        ["bit"] = "{67FAC785-CD58-4f9f-ABB3-4B7DDC6ED5ED}",
    };

    public static XElement Of(Entry form, IReadOnlyList<Entry> columns) => new("forms", new XElement("systemform",
        new XElement("formid", form.Name),
        new XElement("FormPresentation", 1),
        new XElement("FormActivationState", 1),
        new XElement("form", new XElement("tabs", new XElement("tab", new XAttribute("name", "general"), new XAttribute("verticallayout", "true"), Id(form, "tab"),
            new XAttribute("expanded", "true"), new XAttribute("showlabel", "true"),
            Labels.Of(General, "labels", "label"),
            new XElement("columns", new XElement("column", new XAttribute("width", "100%"), new XElement("sections", new XElement("section",
                new XAttribute("name", "general"), new XAttribute("showlabel", "false"), new XAttribute("showbar", "false"), Id(form, "section"), new XAttribute("columns", "1"),
                Labels.Of(General, "labels", "label"),
                new XElement("rows", form.Words.Skip(1).Select(name => Row(form, columns.FirstOrDefault(c => c.LogicalName == name)
                    ?? throw new TextException(form, $"the table has no column '{name}'."))))))))))),
        Labels.Of(form, "LocalizedNames", "LocalizedName")));

    private static XElement Row(Entry form, Entry column) => new("row", new XElement("cell", Id(form, column.LogicalName), new XAttribute("colspan", "1"),
        new XAttribute("rowspan", column.Words[0] == "ntext" ? 4 : 1),
        Labels.Of(column, "labels", "label"),
        new XElement("control", new XAttribute("id", column.LogicalName), new XAttribute("classid", Controls.GetValueOrDefault(column.Words[0])
            ?? throw new TextException(form, $"no control shows a column of type {column.Words[0]}.")),
            new XAttribute("datafieldname", column.LogicalName), new XAttribute("disabled", "false"))));

    /// <summary>The same id for the same part every time.</summary>
    private static XAttribute Id(Entry form, string part) =>
        new("id", new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{form.Name}/{part}")).AsSpan(0, 16)).ToString("B"));
}
