using System;
using System.IO;
using System.Linq;
using Opps.Deployment;
using Opps.Deployment.Packages;
using Xunit;

namespace DeploymentTests;

/// <summary>What is read out of the packed zip.</summary>
public sealed class SolutionZipTests
{
    [Fact]
    public void PackedZip_SaysWhatIsToBeThere()
    {
        var zip = SolutionZip.Read(Place.Zip());
        Assert.Equal(("SellerShares", true), (zip.UniqueName, zip.IsManaged));
        Assert.Equal([1030, 1033, 1044, 1053], zip.Languages.Order());
        Assert.Contains(zip.Requirements, r => r is { Solution: "msdynce_Sales", Version.Major: 9 });
        Assert.Contains(zip.Steps, s => s.Name == "AddOwnerAsSeller: PostOperation Create of opportunity");
        Assert.Contains("opps_SetSellerShares", zip.CustomApis);
        var shares = zip.Tables.Single(t => t.Name == "opps_sellershare");
        Assert.Contains("opps_percent", shares.Columns);
        Assert.Single(shares.Keys);
        Assert.Contains("opps_sharesum", zip.Tables.Single(t => t.Name == "opportunity").Columns);
        Assert.False(SolutionZip.Read(Place.Zip("SellerShares.zip")).IsManaged);
    }

    [Theory]
    [InlineData("missing.zip", null)]
    [InlineData("text.zip", "no zip at all")]
    public void OtherFiles_AreRefused_ByName(string name, string? content)
    {
        var file = new FileInfo(Path.Combine(Directory.CreateTempSubdirectory("zips").FullName, name));
        if (content is not null)
        {
            File.WriteAllText(file.FullName, content);
        }

        var error = Assert.Throws<DeploymentException>(() => SolutionZip.Read(file));
        Assert.Contains(file.FullName, error.Message, StringComparison.Ordinal);
        file.Directory!.Delete(recursive: true);
    }
}
