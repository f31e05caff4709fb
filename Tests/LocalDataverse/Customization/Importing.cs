using System.ServiceModel;
using System.Xml.Linq;
using LocalDataverse.Layers;
using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Solutions;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Customization;

/// <summary>One import, and the importjob row that tells how it went.</summary>
internal static class Importing
{
    private const string Jobs = "importjob";

    /// <summary>What else a caller may say, as long as it asks for nothing.</summary>
    private static readonly string[] Known =
        ["CustomizationFile", "PublishWorkflows", "OverwriteUnmanagedCustomizations", "ImportJobId", "SkipProductUpdateDependencies"];

    public static Guid JobOf(OrganizationRequest request) => request.Optional<Guid?>("ImportJobId") is { } id && id != Guid.Empty ? id : Guid.NewGuid();

    public static void Run(LocalOrganization organization, OrganizationRequest request, bool isUpgrade)
    {
        if (request.Parameters.FirstOrDefault(p => !Known.Contains(p.Key) && p.Value is not (null or false)) is { Key: not null } other)
        {
            throw Faults.NotSupportedHere($"parameter '{other.Key}' of message '{request.RequestName}'.");
        }

        var zip = request.Required<byte[]>("CustomizationFile");
        var content = SolutionReader.Read(zip);
        var id = JobOf(request);
        var job = new Entity(Jobs, id) { ["name"] = "Customizations", ["solutionname"] = content.UniqueName, ["progress"] = 0d, ["startedon"] = Now(organization) };
        Keep(organization, job, isNew: true);
        try
        {
            organization.Import(zip, new ImportSettings(
                request.Optional<bool>("PublishWorkflows"), request.Optional<bool>("OverwriteUnmanagedCustomizations"), isUpgrade));
            Keep(organization, Ended(organization, id, content, null), isNew: false);
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            Keep(organization, Ended(organization, id, content, fault.Detail), isNew: false);
            throw;
        }
    }

    /// <summary>Data is what the platform's own clients look into for the result.</summary>
    private static Entity Ended(LocalOrganization organization, Guid id, SolutionContent content, OrganizationServiceFault? fault) => new(Jobs, id)
    {
        ["progress"] = fault is null ? 100d : 0d,
        ["completedon"] = Now(organization),
        ["data"] = new XElement("importexportxml",
            new XAttribute("processed", "true"),
            new XElement("solutionManifests", new XElement("solutionManifest",
                new XAttribute("id", content.UniqueName),
                new XAttribute("LocalizedName", content.DisplayName.In(Labels.BaseLanguage) ?? content.UniqueName),
                new XAttribute("processed", "true"),
                new XElement("UniqueName", content.UniqueName),
                new XElement("Version", content.Version),
                new XElement("Managed", content.IsManaged ? 1 : 0),
                new XElement("result",
                    new XAttribute("result", fault is null ? "success" : "failure"),
                    new XAttribute("errorcode", fault is null ? "0" : $"0x{fault.ErrorCode:X8}"),
                    new XAttribute("errortext", fault?.Message ?? ""))))).ToString(SaveOptions.DisableFormatting),
    };

    /// <summary>An organisation that is only being built has no table for it yet.</summary>
    private static void Keep(LocalOrganization organization, Entity job, bool isNew)
    {
        if (organization.Catalog.Find(Jobs) is null)
        {
            return;
        }

        if (isNew)
        {
            organization.AsSystem.Create(job);
        }
        else
        {
            organization.AsSystem.Update(job);
        }
    }

    private static DateTime Now(LocalOrganization organization) => organization.Options.Clock.GetUtcNow().UtcDateTime;
}
