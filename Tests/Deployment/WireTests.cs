using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LocalDataverse.Web.Serving;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Opps.Deployment.Connecting;
using Xunit;

namespace DeploymentTests;

/// <summary>
/// Every verb by the program's own connector, which is Microsoft's client, over the wire to a server of this machine: what the
/// program asks and what it gets has been through SOAP.
/// </summary>
public sealed class WireTests : IAsyncLifetime
{
    /// <summary>A first import leaves the steps to whoever gives people their roles.</summary>
    private const int LeftForAPerson = 2;

    private readonly Place _place = new();
    private Uri _address = null!;

    public async ValueTask InitializeAsync()
    {
        if (!Connector.KeepsPort)
        {
            Assert.SkipUnless(IsFree(80), "Microsoft's client reaches port 80 only, and this machine doesn't give it.");
        }

        _address = await _place.Serve();
    }

    public ValueTask DisposeAsync()
    {
        _place.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void EveryVerb_DoesOverTheWireWhatItDoesBesideIt()
    {
        var (exit, output) = _place.Run("import", "--yes");
        Assert.True(exit == LeftForAPerson, output);
        Assert.Contains(_address.Authority, output, StringComparison.Ordinal);
        Run("enable", "--yes");
        Run("import", "--yes");
        Run("check");

        _place.EnableSteps(false);
        var opportunities = Enumerable.Range(0, 7).Select(n => _place.Opportunity(_place.Administrator, 100m + n)).ToList();
        Assert.Empty(_place.Service.All("opps_sellershare"));
        _place.EnableSteps(true);
        Run("backfill", "--what-if");
        Assert.Empty(_place.Service.All("opps_sellershare"));
        Run("backfill", "--yes", "--batch-size", "3");
        Books.OwnersHaveAll(_place.Service);
        Books.Agree(_place.Service);

        _place.Service.Bypassing(new UpdateRequest { Target = new Entity("opportunity", opportunities[0]) { ["estimatedvalue"] = new Money(333.33m) } });
        Assert.ThrowsAny<Exception>(() => Books.Agree(_place.Service));
        Run("repair", "--yes");
        Books.Agree(_place.Service);

        var file = _place.PathOf("shares.csv");
        Run("export", "--output", file);
        Assert.Equal(opportunities.Count + 1, File.ReadAllLines(file).Length);
    }

    [Fact]
    public void Token_OfNobody_IsASentenceWithoutIt()
    {
        _place.Variables[Connection.TokenVariable] = "nobody-at-all";
        var (exit, output) = _place.Run("check");
        Assert.NotEqual(0, exit);
        Assert.Contains($"{_address.Authority} did not let you in", output, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody-at-all", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_OfTheEnvironment_ArrivesWithItsCode()
    {
        Run("import", "--yes", "--enable-steps");
        _place.Variables[Connection.TokenVariable] = _place.Person("Nils", TestRoles.Import(_place.Organization, "prvReadAccount Basic", "prvReadUser Global")).ToString();
        var (exit, output) = _place.Run("export", "--output", _place.PathOf("none.csv"));
        Assert.NotEqual(0, exit);
        Assert.Contains("0x80040220", output, StringComparison.Ordinal);
    }

    private string Run(params string[] args)
    {
        var (exit, output) = _place.Run(args);
        Assert.True(exit == 0, output);
        return output;
    }

    private static bool IsFree(int port)
    {
        try
        {
            LocalServer.RequireFree(port);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
