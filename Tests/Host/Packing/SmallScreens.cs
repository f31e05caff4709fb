using Opps.Packing;

namespace Host.Packing;

/// <summary>The small source with screens: a form, a view, a chart, a dashboard, an app with its site map.</summary>
internal static class SmallScreens
{
    public const string Form = "Entities/sbx_Part/FormXml/main/{7b1e0c6a-5b0e-4e57-9e0b-000000000010}.xml";
    public const string SecondForm = "Entities/sbx_Part/FormXml/main/{7b1e0c6a-5b0e-4e57-9e0b-000000000011}.xml";
    public const string QuickCreate = "Entities/sbx_Part/FormXml/quickCreate/{7b1e0c6a-5b0e-4e57-9e0b-000000000012}.xml";
    public const string View = "Entities/sbx_Part/SavedQueries/{7b1e0c6a-5b0e-4e57-9e0b-000000000013}.xml";
    public const string Chart = "Entities/sbx_Part/Visualizations/{7B1E0C6A-5B0E-4E57-9E0B-000000000014}.xml";
    public const string Dashboard = "Dashboards/{7b1e0c6a-5b0e-4e57-9e0b-000000000015}.xml";
    public const string App = "AppModules/sbx_App/AppModule.xml";
    public const string SiteMap = "AppModuleSiteMaps/sbx_App/AppModuleSiteMap.xml";

    public static SolutionSource Whole { get; } = SmallSource
        .Replacing(SmallSource.Manifest, "<RootComponent type=\"61\"", """
            <RootComponent type="60" id="{7b1e0c6a-5b0e-4e57-9e0b-000000000015}" behavior="0" />
            <RootComponent type="62" schemaName="sbx_App" behavior="0" />
            <RootComponent type="80" schemaName="sbx_App" behavior="0" />
            <RootComponent type="61"
            """)
        .With(SmallSource.Skeleton, """
            <ImportExportXml><Entities /><EntityRelationships /><optionsets /><Dashboards /><WebResources /><SolutionPluginAssemblies />
            <SdkMessageProcessingSteps /><AppModuleSiteMaps /><AppModules /><Languages><Language>1033</Language></Languages></ImportExportXml>
            """)
        .With(SmallSource.Table, "<Entity><Name>sbx_Part</Name><EntityInfo /><FormXml /><SavedQueries /><Visualizations /><RibbonDiffXml /></Entity>")
        .With(SecondForm, Forms("000000000011"))
        .With(Form, Forms("000000000010"))
        .With(QuickCreate, Forms("000000000012"))
        .With(View, "<savedqueries><savedquery><savedqueryid>{7b1e0c6a-5b0e-4e57-9e0b-000000000013}</savedqueryid></savedquery></savedqueries>")
        .With(Chart, "<visualization><savedqueryvisualizationid>{7B1E0C6A-5B0E-4E57-9E0B-000000000014}</savedqueryvisualizationid></visualization>")
        .With(Dashboard, "<Dashboard><FormId>{7b1e0c6a-5b0e-4e57-9e0b-000000000015}</FormId></Dashboard>")
        .With(App, "<AppModule><UniqueName>sbx_App</UniqueName></AppModule>")
        .With(SiteMap, "<AppModuleSiteMap><SiteMapUniqueName>sbx_App</SiteMapUniqueName></AppModuleSiteMap>");

    public static string Forms(string id, string also = "") =>
        $"<forms><systemform><formid>{{7b1e0c6a-5b0e-4e57-9e0b-{id}}}</formid>{also}</systemform></forms>";
}
