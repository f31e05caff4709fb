namespace LocalDataverse.Screens;

/// <summary>The platform's numbers for kinds of components, in manifests and apps.</summary>
internal static class ComponentTypes
{
    public const int Table = 1;
    public const int Choice = 9;
    public const int Role = 20;
    public const int View = 26;
    public const int Chart = 59;

    /// <summary>Forms and dashboards.</summary>
    public const int Form = 60;
    public const int WebResource = 61;
    public const int SiteMap = 62;
    public const int CustomControl = 66;
    public const int App = 80;
    public const int Assembly = 91;
    public const int Step = 92;
}
