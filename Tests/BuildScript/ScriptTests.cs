using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace BuildScript;

/// <summary>The command each target is, its exit code, missing tools, and -WhatIf, in the console that people have.</summary>
public sealed class ScriptTests
{
    private const string Environment = "https://contoso.crm4.dynamics.com";
    private const string Deployment = "run|--project|ROOT/Solution/Deployment|-c|Release|-p:DataverseSdk=NuGet|--|";

    [Fact]
    public async Task Target_IsOneDotnetCommand_AndNothingSaidIsBuild()
    {
        using var script = new Script();
        var (exit, said) = await script.Run("", "Build", "Test", "Pack", "Run", "Deploy", "Backfill");
        Assert.True(exit == 0, said);
        Assert.Equal(
            [
                "build|ROOT/SellerShares.slnx", "build|ROOT/SellerShares.slnx", "test|ROOT/SellerShares.slnx", "build|ROOT/Solution/Solution.csproj|-c|Release",
                "run|--project|ROOT/Tests/Demo", Deployment + "import", Deployment + "backfill",
            ],
            script.Calls);
    }

    [Theory]
    [InlineData("Build", 1)]
    [InlineData("Backfill", 2)]
    public async Task ExitCode_IsDotnets_TypedOrStartedAsAFile(string target, int code)
    {
        using var script = new Script(code);
        Assert.Equal(code, (await script.Run(target)).Exit);
        Assert.Equal(code, (await script.RunFile(target)).Exit);
    }

    [Fact]
    public async Task Environment_AndArguments_AreHandedOn_BlanksAndAll()
    {
        using var script = new Script();
        await script.Run($"Backfill -Environment {Environment} -Arguments '--report', 'left out.csv'");
        Assert.Equal([$"{Deployment}backfill|--environment|{Environment}|--report|left out.csv"], script.Calls);
    }

    [Fact]
    public async Task OfficialPackages_AreOneSwitch()
    {
        using var script = new Script();
        await script.Run("Build -OfficialPackages", "Test -OfficialPackages", "Pack -OfficialPackages", "Run -OfficialPackages");
        Assert.Equal(4, script.Calls.Count(c => c.EndsWith("|-p:DataverseSdk=NuGet", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WhatIf_OfWhatWrites_IsTheProgramsOwn()
    {
        using var script = new Script();
        Assert.Equal(0, (await script.Run($"Deploy -Environment {Environment} -WhatIf", $"Backfill -Environment {Environment} -WhatIf")).Exit);
        Assert.Equal(2, script.Calls.Count(c => c.EndsWith("|--what-if", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WhatIf_OfOthers_ShowsTheCommand_AndRunsNothing()
    {
        using var script = new Script();
        var (exit, said) = await script.Run("Test -WhatIf");
        Assert.Equal(0, exit);
        Assert.Contains("What if: ", said, StringComparison.Ordinal);
        Assert.Contains("dotnet test", said, StringComparison.Ordinal);
        Assert.Empty(script.Calls);
    }

    [Theory]
    [InlineData("dotnet", "The .NET 10 SDK is missing", "dot.net")]
    [InlineData("npm", "Node.js 20.19 or newer is missing", "nodejs.org")]
    public async Task MissingTool_IsNamed_WithWhereToGetIt(string tool, string naming, string source)
    {
        using var script = new Script(0, tool);
        var (exit, said) = await script.Run("Build");
        Assert.Equal(1, exit);
        Assert.Contains(naming, said, StringComparison.Ordinal);
        Assert.Contains(source, said, StringComparison.Ordinal);
        Assert.Empty(script.Calls);
    }

    [Fact]
    public async Task UnknownTarget_IsRefused_WithTheOnesThereAre()
    {
        using var script = new Script();
        var (exit, said) = await script.Run("Clean");
        Assert.Equal(1, exit);
        Assert.Contains("Backfill", said, StringComparison.Ordinal);
        Assert.Empty(script.Calls);
    }

    [Fact]
    public async Task Help_TellsEveryTargetAndParameter()
    {
        var (_, help) = await Pwsh.Type($"Get-Help '{Script.File}' -Full | Out-String -Width 200");
        Assert.All(["-Target", "-Environment", "-OfficialPackages", "-Arguments", "-WhatIf"], p => Assert.Contains(p, help, StringComparison.Ordinal));
        Assert.All(["Build", "Test", "Pack", "Run", "Deploy", "Backfill"], target => Assert.Contains($" {target} ", help, StringComparison.Ordinal));
        Assert.Equal(3, help.Split("EXAMPLE ").Length - 1);
    }

    /// <summary>Windows PowerShell 5.1 is still the one that comes with Windows.</summary>
    [Fact]
    public async Task Syntax_IsThatOfWindowsPowerShellToo()
    {
        var (exit, said) = await Pwsh.Type(
            $$"""
            $script = [System.Management.Automation.Language.Parser]::ParseFile('{{Script.File}}', [ref] $null, [ref] $null)
            $newer = $script.FindAll({ $args[0].GetType().Name -in 'TernaryExpressionAst', 'PipelineChainAst' -or
                ($args[0].PSObject.Properties['Operator'] -and "$($args[0].Operator)" -like 'QuestionQuestion*') }, $true)
            "read: $(@($script.FindAll({ $true }, $true)).Count -gt 100), newer: $(@($newer).Count)"
            """);
        Assert.Equal((0, "read: True, newer: 0"), (exit, said.Trim()));
        Assert.All(System.IO.File.ReadAllBytes(Script.File), b => Assert.InRange(b, (byte)0, (byte)127));
    }
}
