using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Host.Solutions;
using Opps.Packing;
using Xunit;

namespace Host.Packing;

/// <summary>A small solution source without a fault: a table, a choice, an assembly with a step, a web resource, a custom API.</summary>
internal static class SmallSource
{
    public const string Manifest = "Other/Solution.xml";
    public const string Skeleton = "Other/Customizations.xml";
    public const string Table = "Entities/sbx_Part/Entity.xml";
    public const string Choice = "OptionSets/sbx_kind.xml";
    public const string Step = "SdkMessageProcessingSteps/{7b1e0c6a-5b0e-4e57-9e0b-000000000003}.xml";
    public const string Assembly = "PluginAssemblies/SamplePlugins-7B1E0C6A-5B0E-4E57-9E0B-000000000001/SamplePlugins.dll";
    public const string Script = "WebResources/sbx_/part.js";
    public const string PackedScript = "WebResources/sbx_partjs7B1E0C6A-5B0E-4E57-9E0B-000000000004";
    public const string Api = "customapis/sbx_Do/customapi.xml";
    public const string ApiParameter = "customapis/sbx_Do/customapirequestparameters/In/customapirequestparameter.xml";

    public static SolutionSource Whole { get; } = SolutionSource.Empty
        .With(Manifest, """
            <ImportExportXml>
              <SolutionManifest>
                <UniqueName>Sample</UniqueName><Version>1.2.3.4</Version><Managed>2</Managed>
                <RootComponents>
                  <RootComponent type="1" schemaName="sbx_part" behavior="0" />
                  <RootComponent type="9" schemaName="sbx_kind" behavior="0" />
                  <RootComponent type="61" schemaName="sbx_/part.js" behavior="0" />
                  <RootComponent type="91" id="{7b1e0c6a-5b0e-4e57-9e0b-000000000001}" behavior="0" />
                  <RootComponent type="92" id="{7b1e0c6a-5b0e-4e57-9e0b-000000000003}" behavior="0" />
                </RootComponents>
              </SolutionManifest>
            </ImportExportXml>
            """)
        .With(Skeleton, """
            <ImportExportXml><Entities /><EntityRelationships /><optionsets /><WebResources /><SolutionPluginAssemblies />
            <SdkMessageProcessingSteps /><Languages><Language>1033</Language></Languages></ImportExportXml>
            """)
        .With(Table, "<Entity><Name>sbx_Part</Name><EntityInfo /><SavedQueries /><RibbonDiffXml /></Entity>")
        .With("Entities/sbx_Part/RibbonDiff.xml", "<RibbonDiffXml><CustomActions /></RibbonDiffXml>")
        .With(Choice, "<optionset Name=\"sbx_kind\" />")
        .With(Step, "<SdkMessageProcessingStep SdkMessageProcessingStepId=\"{7b1e0c6a-5b0e-4e57-9e0b-000000000003}\" />")
        .With(Script + ".data.xml", """
            <WebResource><WebResourceId>{7b1e0c6a-5b0e-4e57-9e0b-000000000004}</WebResourceId><Name>sbx_/part.js</Name>
            <FileName>/WebResources/sbx_partjs7B1E0C6A-5B0E-4E57-9E0B-000000000004</FileName></WebResource>
            """)
        .With(Script, "// Nothing yet.")
        .With(Assembly + ".data.xml", $"""
            <PluginAssembly FullName="{SampleAssembly.FullName}" PluginAssemblyId="7b1e0c6a-5b0e-4e57-9e0b-000000000001">
            <FileName>/{Assembly}</FileName><PluginTypes><PluginType PluginTypeId="7b1e0c6a-5b0e-4e57-9e0b-000000000002" /></PluginTypes></PluginAssembly>
            """)
        .WithAssembly(SampleAssembly.Build())
        .With(Api, "<customapi uniquename=\"sbx_Do\"><plugintypeid><plugintypeid>7B1E0C6A-5B0E-4E57-9E0B-000000000002</plugintypeid></plugintypeid></customapi>")
        .With(ApiParameter, "<customapirequestparameter uniquename=\"In\"><type>10</type></customapirequestparameter>");

    public static SolutionSource With(this SolutionSource source, string path, string text) => source.With(path, Encoding.UTF8.GetBytes(text));

    /// <summary>The source with one text replaced in one of its files.</summary>
    public static SolutionSource Replacing(string path, string text, string by)
    {
        var before = Encoding.UTF8.GetString(Whole.Find(path)!);
        Assert.Contains(text, before, StringComparison.Ordinal);
        return Whole.With(path, before.Replace(text, by, StringComparison.Ordinal));
    }

    public static Dictionary<string, byte[]> Unzip(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        });
    }

    public static XElement Xml(byte[] zip, string file) => XElement.Load(new MemoryStream(Unzip(zip)[file]));
}
