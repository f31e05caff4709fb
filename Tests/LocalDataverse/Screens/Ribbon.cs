using System.Xml.Linq;

namespace LocalDataverse.Screens;

/// <summary>What a solution changes in the command bars of a table: the RibbonDiffXml element.</summary>
internal sealed record Ribbon(string Table, XElement Xml);
