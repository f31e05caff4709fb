namespace LocalDataverse.Screens;

internal enum WebResourceType
{
    Html = 1,
    Css = 2,
    Script = 3,
    Xml = 4,
    Png = 5,
    Jpg = 6,
    Gif = 7,
    Xap = 8,
    Xsl = 9,
    Ico = 10,
    Svg = 11,
    Resx = 12,
}

/// <summary>A file that clients load by name.</summary>
/// <param name="Language">LCID of the texts of a RESX file; null where it stands for every language.</param>
/// <param name="Dependencies">Names of web resources that clients load before this one.</param>
internal sealed record WebResource(Guid Id, string Name, WebResourceType Type, int? Language, IReadOnlyList<string> Dependencies, byte[] Content);
