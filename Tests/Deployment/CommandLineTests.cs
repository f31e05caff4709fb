using System;
using System.IO;
using Opps.Deployment.Connecting;
using Xunit;

namespace DeploymentTests;

/// <summary>What every verb has in common: the environment is named, a person agrees, errors are sentences.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly Place _place = Place.Installed(withStepsEnabled: false);

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Environment_IsNamed_BeforeAnythingElse()
    {
        var (exit, output) = _place.Run("repair");
        Assert.Equal(0, exit);
        Assert.StartsWith("Contoso Test (contoso.crm4.dynamics.com, version 9.2.24101.190), as Ada Berg", output, StringComparison.Ordinal);
    }

    [Fact]
    public void NobodyToAgree_NothingIsWritten()
    {
        _place.Opportunity(_place.Administrator);
        _place.EnableSteps(true);
        var (exit, output) = _place.Run("backfill");
        Assert.Equal(1, exit);
        Assert.Contains("Nobody is at the keyboard to agree to: add the owner as seller to 1 opportunities in Contoso Test. Add --yes if you do.", output, StringComparison.Ordinal);
        Assert.Empty(_place.Service.All("opps_sellershare"));
    }

    [Theory]
    [InlineData("n", 1, 0)]
    [InlineData("y", 0, 1)]
    public void Person_IsAsked_WithTheEnvironmentsName(string typed, int expected, int shares)
    {
        _place.Opportunity(_place.Administrator);
        _place.EnableSteps(true);
        _place.Typed = [typed];
        var (exit, output) = _place.Run("backfill");
        Assert.Equal(expected, exit);
        Assert.Contains("In Contoso Test (contoso.crm4.dynamics.com): add the owner as seller to 1 opportunities?", output, StringComparison.Ordinal);
        Assert.Equal(shares, _place.Service.All("opps_sellershare").Count);
    }

    [Fact]
    public void Variable_Connects_AndIsNotShown()
    {
        _place.Variables[Connection.Variable] = $"AuthType=ClientSecret;Url={Place.Address};ClientId=x;ClientSecret=hush";
        var (exit, output) = _place.Run("repair");
        Assert.Equal(0, exit);
        Assert.DoesNotContain("hush", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_IsASentence_WithoutTheSecret()
    {
        _place.Variables[Connection.Variable] = $"AuthType=ClientSecret;Url={Place.Address};ClientId=x;ClientSecret=hush";
        _place.Through = _ => throw new TimeoutException("the key 'hush' was not taken in time");
        var (exit, output) = _place.Run("repair");
        Assert.Equal(1, exit);
        Assert.Contains("contoso.crm4.dynamics.com gave no answer (the key '***' was not taken in time). What was done stays", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backfill", "--report")]
    [InlineData("repair", "--report")]
    [InlineData("export", "--output")]
    public void File_ThatCantBeWritten_IsToldBeforeTheWork(string verb, string option)
    {
        var opportunity = _place.Opportunity(_place.Administrator);
        var sent = 0;
        _place.Through = inner => new UnreliableService(inner, (_, request) =>
        {
            sent += request.RequestName is "RetrieveMultiple" or "CreateMultiple" ? 1 : 0;
            return Mishap.None;
        });
        var path = _place.PathOf(Path.Combine("nowhere", "file.csv"));
        var (exit, output) = _place.Run(verb, option, path, verb == "export" ? "--excel" : "--yes");
        Assert.Equal(1, exit);
        Assert.Contains($"'{path}", output, StringComparison.Ordinal);
        Assert.Contains("can't be written", output, StringComparison.Ordinal);
        Assert.Equal(0, sent);
        Assert.Empty(_place.Service.SharesOf(opportunity));
    }

    [Theory]
    [InlineData("--batch-size", "0")]
    [InlineData("--batch-size", "1001")]
    [InlineData("--batch-size", "many")]
    [InlineData("--batchsize", "10")]
    [InlineData("--environment", "contoso")]
    [InlineData("--environment", "http://contoso.crm4.dynamics.com")]
    [InlineData("--environment", "http://127.0.0.1.example:5080")]
    public void WrongOptions_AreRefused(string option, string value) => Assert.NotEqual(0, _place.Run("backfill", option, value).Exit);

    [Theory]
    [InlineData("AuthType=ClientSecret;Url=https://contoso.crm4.dynamics.com;ClientId=x;ClientSecret=hush")]
    [InlineData("https://ada:hush@contoso.crm4.dynamics.com")]
    public void Secret_InThePlaceOfTheAddress_IsRefused_AndNotShown(string environment)
    {
        var before = Console.Error;
        using var errors = new StringWriter();
        Console.SetError(TextWriter.Synchronized(errors));
        try
        {
            Assert.NotEqual(0, _place.Run("check", "--environment", environment).Exit);
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Contains("A connection string goes into the environment variable DATAVERSE_CONNECTION.", errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Stopped_SaysHowToGoOn()
    {
        _place.Stop.Cancel();
        var (exit, output) = _place.Run("repair");
        Assert.Equal(1, exit);
        Assert.Contains("run it again to go on", output, StringComparison.Ordinal);
    }
}
