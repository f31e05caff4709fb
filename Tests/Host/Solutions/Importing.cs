using System.ServiceModel;
using LocalDataverse.Metadata;
using LocalDataverse.Solutions;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Solutions;

/// <summary>Takes a package through reading, merging and checking, as an import does.</summary>
internal static class Importing
{
    public static Catalog Into(Catalog existing, byte[] zip)
    {
        var content = SolutionReader.Read(zip);
        var merged = CatalogMerge.Apply(existing, content);
        ConsistencyCheck.Run(content, merged);
        return merged;
    }

    /// <summary>The message of the refusal, which must name these.</summary>
    public static void IsRefused(byte[] zip, params string[] naming) => IsRefused(Catalog.Empty, zip, naming);

    public static void IsRefused(Catalog existing, byte[] zip, params string[] naming)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => Into(existing, zip));
        Assert.Equal(fault.Message, fault.Detail.Message);
        Assert.All(naming, name => Assert.Contains(name, fault.Message, System.StringComparison.Ordinal));
    }
}
