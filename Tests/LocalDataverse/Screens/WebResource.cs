using System;

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
internal sealed record WebResource(Guid Id, string Name, WebResourceType Type, int? Language, byte[] Content);
