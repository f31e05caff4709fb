using System;
using System.IO;
using System.Linq;
using Demo.CsvImport;
using LocalDataverse;
using Spectre.Console;
using Xunit;

namespace Host.CsvImport;

/// <summary>The whole import, into the packed solution.</summary>
public sealed class ImportJobTests : IDisposable
{
    private readonly DataDirectory _directory = new();
    private readonly StringWriter _output = new();
    private LocalOrganization? _organization;

    public void Dispose()
    {
        _directory.Dispose();
        _output.Dispose();
        _organization?.Dispose();
    }

    /// <summary>What our checks let through is what the columns hold: a limit that is too wide would show as a refusal.</summary>
    [Fact]
    public void Values_at_the_limits_of_their_columns_go_in_whole()
    {
        string Long(int length) => new('Å', length);
        _directory.Write("accounts.csv",
            $"account,revenue,employees,office_location,subsidiary_of\n{Long(160)},100000000,1000000000,{Long(80)},\nLow,0,0,,{Long(160)}\n");
        _directory.Write("products.csv", $"product,sales_price\n{Long(100)},1000000000000\nFree,0\n");
        _directory.Write("sales_teams.csv", $"sales_agent,manager,regional_office\n{Long(84)},{Long(83)},{Long(160)}\n");
        _directory.Write("sales_pipeline.csv", DataDirectory.PipelineHeader
            + $"{Long(194)},{Long(84)},{Long(100)},{Long(160)},Won,1/1/1753,12/31/9999,1000000000000\n"
            + $"2,{Long(84)},{Long(100)},{Long(160)},Won,12/31/9999,12/31/9999,-1000000000000\n"
            + $"3,{Long(84)},Free,Low,Lost,1/1/1753,1/1/1753,1000000000000\n"
            + $"4,{Long(84)},{Long(100)},Low,Engaging,,,\n");

        var outcome = Import();
        Assert.True(outcome is { Taken: 4, LeftOut: 0, Refused: 0, Wrong: 0 }, $"{outcome}\n{_output}");
    }

    [Fact]
    public void Values_beyond_the_limits_are_left_out_and_are_no_rule_that_is_broken()
    {
        _directory.Write("accounts.csv",
            "account,sector,year_established,revenue,employees,office_location,subsidiary_of\nOverflow AB,x,1990,79228162514264337593543950335,3,Sweden,\n");
        _directory.Write("sales_pipeline.csv", DataDirectory.PipelineHeader
            + "1,Ada Ek,Big Pump,,Won,1/2/2017,1/3/2017,2000000000000\n"
            + "2,Ada Ek,Big Pump,,Won,,1/1/0001,5\n"
            + "3,Ada Ek,Big Pump,Overflow AB,Engaging,,,\n"
            + "4,Ada Ek,Big Pump,,Won,1/2/2017,1/3/2017,5\n");

        var outcome = Import();
        Assert.True(outcome is { Taken: 1, LeftOut: 4, Refused: 0, Wrong: 0 }, $"{outcome}\n{_output}");
    }

    private ImportOutcome Import()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_output), Ansi = AnsiSupport.No });
        return new ImportJob(console).Run(_directory.Path, options => _organization = Install(options));
    }

    private static LocalOrganization Install(OrganizationOptions options)
    {
        var organization = LocalOrganization.Create(options);
        foreach (var zip in new[] { "StandardTables.zip", "SellerShares.zip" })
        {
            organization.Import(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, zip)));
        }

        return organization;
    }
}
