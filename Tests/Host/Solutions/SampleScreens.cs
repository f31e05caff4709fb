namespace Host.Solutions;

/// <summary>What people look at in the sample package: one component of each kind, in the form of real exports.</summary>
internal static class SampleScreens
{
    public const string FormId = "7b1e0c6a-5b0e-4e57-9e0b-000000000010";
    public const string ViewId = "7b1e0c6a-5b0e-4e57-9e0b-000000000011";
    public const string ChartId = "7b1e0c6a-5b0e-4e57-9e0b-000000000012";
    public const string DashboardId = "7b1e0c6a-5b0e-4e57-9e0b-000000000013";
    public const string ScriptId = "7b1e0c6a-5b0e-4e57-9e0b-000000000014";
    public const string ScriptFile = "WebResources/sbx_partjs7B1E0C6A-5B0E-4E57-9E0B-000000000014";
    public const string Script = "var Sbx = { onLoad: function () { } };";

    public const string OfPart = """
        <FormXml><forms type="main"><systemform>
          <formid>{7b1e0c6a-5b0e-4e57-9e0b-000000000010}</formid><FormPresentation>1</FormPresentation><FormActivationState>1</FormActivationState>
          <form>
            <tabs><tab name="general" id="{7b1e0c6a-5b0e-4e57-9e0b-000000000020}"><columns><column width="100%"><sections><section name="first"><rows>
              <row><cell><control id="sbx_name" classid="{4273EDBD-AC1D-40d3-9FB2-095C621B552D}" datafieldname="sbx_name" /></cell></row>
              <row><cell><control id="siblings" classid="{E7A81278-8635-4d9e-8D4D-59480B391C5B}" indicationOfSubgrid="true"><parameters>
                <ViewId>{7b1e0c6a-5b0e-4e57-9e0b-000000000011}</ViewId><RelationshipName>sbx_whole_part</RelationshipName>
                <TargetEntityType>sbx_part</TargetEntityType></parameters></control></cell></row>
            </rows></section></sections></column></columns></tab></tabs>
            <events><event name="onload"><Handlers><Handler functionName="Sbx.onLoad" libraryName="sbx_/part.js" enabled="true" /></Handlers></event></events>
            <formLibraries><Library name="sbx_/part.js" /></formLibraries>
          </form>
          <LocalizedNames><LocalizedName description="Information" languagecode="1033" /></LocalizedNames>
        </systemform></forms></FormXml>
        <SavedQueries><savedqueries><savedquery>
          <isquickfindquery>0</isquickfindquery><isdefault>1</isdefault><savedqueryid>{7b1e0c6a-5b0e-4e57-9e0b-000000000011}</savedqueryid>
          <layoutxml><grid name="resultset" jump="sbx_name"><row name="result" id="sbx_partid">
            <cell name="sbx_name" width="200" /><cell name="w.sbx_wholeid" width="100" imageproviderwebresource="$webresource:" /></row></grid></layoutxml>
          <querytype>0</querytype>
          <fetchxml><fetch version="1.0"><entity name="sbx_part"><attribute name="sbx_name" />
            <link-entity name="sbx_whole" from="sbx_wholeid" to="sbx_wholeid" alias="w" link-type="outer"><attribute name="sbx_wholeid" /></link-entity>
          </entity></fetch></fetchxml>
          <LocalizedNames><LocalizedName description="All parts" languagecode="1033" /></LocalizedNames>
        </savedquery></savedqueries></SavedQueries>
        <Visualizations><visualization>
          <savedqueryvisualizationid>{7b1e0c6a-5b0e-4e57-9e0b-000000000012}</savedqueryvisualizationid>
          <datadescription><datadefinition>
            <fetchcollection><fetch aggregate="true"><entity name="sbx_part">
              <attribute name="sbx_kind" alias="kind" groupby="true" /><attribute name="sbx_amount" alias="amount" aggregate="sum" /></entity></fetch></fetchcollection>
            <categorycollection><category alias="kind"><measurecollection><measure alias="amount" /></measurecollection></category></categorycollection>
          </datadefinition></datadescription>
          <presentationdescription><Chart><Series><Series ChartType="Column" /></Series></Chart></presentationdescription>
          <LocalizedNames><LocalizedName description="Amount by kind" languagecode="1033" /></LocalizedNames>
        </visualization></Visualizations>
        <RibbonDiffXml>
          <CustomActions><CustomAction Id="sbx.Split.Action" Location="Mscrm.Form.sbx_part.MainTab.Save.Controls._children"><CommandUIDefinition>
            <Button Id="sbx.Split.Button" Command="sbx.Split" LabelText="$LocLabels:sbx.Split.Label" ModernImage="$webresource:sbx_/part.js" /></CommandUIDefinition></CustomAction></CustomActions>
          <CommandDefinitions><CommandDefinition Id="sbx.Split">
            <EnableRules><EnableRule Id="sbx.CanSplit" /><EnableRule Id="Mscrm.CanWritePrimary" /></EnableRules><DisplayRules />
            <Actions><JavaScriptFunction FunctionName="Sbx.split" Library="$webresource:sbx_/part.js" /></Actions></CommandDefinition></CommandDefinitions>
          <RuleDefinitions><TabDisplayRules /><DisplayRules /><EnableRules>
            <EnableRule Id="sbx.CanSplit"><CustomRule FunctionName="Sbx.canSplit" Library="$webresource:sbx_/part.js" /></EnableRule></EnableRules></RuleDefinitions>
          <LocLabels><LocLabel Id="sbx.Split.Label"><Titles><Title languagecode="1033" description="Split" /></Titles></LocLabel></LocLabels>
        </RibbonDiffXml>
        """;

    public const string Dashboards = """
        <Dashboards><Dashboard>
          <LocalizedNames><LocalizedName description="Parts" languagecode="1033" /></LocalizedNames>
          <FormId>{7b1e0c6a-5b0e-4e57-9e0b-000000000013}</FormId>
          <FormXml><forms type="dashboard"><form><tabs><tab><columns><column><sections><section><rows><row><cell>
            <control id="chart" classid="{E7A81278-8635-4d9e-8D4D-59480B391C5B}"><parameters><ViewId>{7b1e0c6a-5b0e-4e57-9e0b-000000000011}</ViewId>
              <TargetEntityType>sbx_part</TargetEntityType><VisualizationId>{7b1e0c6a-5b0e-4e57-9e0b-000000000012}</VisualizationId></parameters></control>
          </cell></row></rows></section></sections></column></columns></tab></tabs></form></forms></FormXml>
        </Dashboard></Dashboards>
        """;

    public const string WebResources = """
        <WebResources><WebResource>
          <WebResourceId>{7b1e0c6a-5b0e-4e57-9e0b-000000000014}</WebResourceId><Name>sbx_/part.js</Name><LanguageCode>0</LanguageCode>
          <WebResourceType>3</WebResourceType><FileName>/WebResources/sbx_partjs7B1E0C6A-5B0E-4E57-9E0B-000000000014</FileName>
        </WebResource></WebResources>
        """;

    public const string Apps = """
        <AppModuleSiteMaps><AppModuleSiteMap><SiteMapUniqueName>sbx_Parts</SiteMapUniqueName>
          <SiteMap><Area Id="area"><Group Id="group"><SubArea Id="parts" Entity="sbx_part" />
            <SubArea Id="dashboards" Url="/workplace/home_dashboards.aspx" DefaultDashboard="7b1e0c6a-5b0e-4e57-9e0b-000000000013" /></Group></Area></SiteMap>
        </AppModuleSiteMap></AppModuleSiteMaps>
        <AppModules><AppModule><UniqueName>sbx_Parts</UniqueName>
          <AppModuleComponents><AppModuleComponent type="1" schemaName="sbx_part" /><AppModuleComponent type="62" schemaName="sbx_Parts" />
            <AppModuleComponent type="26" id="{7b1e0c6a-5b0e-4e57-9e0b-000000000011}" /></AppModuleComponents>
          <AppModuleRoleMaps><Role id="{627090ff-40a3-4053-8790-584edc5be201}" /></AppModuleRoleMaps>
          <LocalizedNames><LocalizedName description="Parts" languagecode="1033" /></LocalizedNames>
        </AppModule></AppModules>
        """;
}
