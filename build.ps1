<#
.SYNOPSIS
Builds, tests, packs, runs or deploys Seller Shares for Dataverse.

.DESCRIPTION
Each target is one dotnet command, so everything works without PowerShell too:

  Build     dotnet build
  Test      dotnet test
  Pack      dotnet build Solution -c Release
  Run       dotnet run --project Tests/Demo
  Deploy    dotnet run --project Solution/Deployment -c Release -p:DataverseSdk=NuGet -- import
  Backfill  dotnet run --project Solution/Deployment -c Release -p:DataverseSdk=NuGet -- backfill

Deploy and Backfill name the environment and ask before they write. With -WhatIf they show what they would write, and the other
targets show their command.

.PARAMETER Target
What to do. Build if nothing is said.

.PARAMETER Environment
The environment's address, as https://YOURS.crm4.dynamics.com, to sign in yourself. Without it Deploy and Backfill use the
connection string in the environment variable DATAVERSE_CONNECTION.

.PARAMETER OfficialPackages
Take the Dataverse SDK from Microsoft's NuGet packages instead of the npm package. Deploy and Backfill always do.

.PARAMETER Arguments
Further arguments for the dotnet command, each a string, as '--past-plugins', '--yes'.

.EXAMPLE
./build.ps1 Test

.EXAMPLE
./build.ps1 Deploy -Environment https://contoso.crm4.dynamics.com -WhatIf

.EXAMPLE
./build.ps1 Backfill -Environment https://contoso.crm4.dynamics.com -Arguments '--past-plugins', '--report', 'left-out.csv'
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Pack', 'Run', 'Deploy', 'Backfill')]
    [string] $Target = 'Build',

    [string] $Environment,

    [switch] $OfficialPackages,

    [string[]] $Arguments = @()
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Assert-Tool([string] $Command, [string] $Name, [string] $Source) {
    if (-not (Get-Command $Command -CommandType Application -ErrorAction Ignore)) {
        throw "$Name is missing: '$Command' is not on the PATH. Install it from $Source and try again."
    }
}

Assert-Tool 'dotnet' 'The .NET 10 SDK' 'dot.net'
Assert-Tool 'npm' 'Node.js 20.19 or newer' 'nodejs.org'

$root = $PSScriptRoot
$deployment = @('run', '--project', "$root/Solution/Deployment", '-c', 'Release', '-p:DataverseSdk=NuGet', '--')
$sdk = @()
if ($OfficialPackages) { $sdk = @('-p:DataverseSdk=NuGet') }
$writes = $Target -in @('Deploy', 'Backfill')

$command = switch ($Target) {
    'Build' { @('build', "$root/SellerShares.slnx") + $sdk }
    'Test' { @('test', "$root/SellerShares.slnx") + $sdk }
    'Pack' { @('build', "$root/Solution/Solution.csproj", '-c', 'Release') + $sdk }
    'Run' { @('run', '--project', "$root/Tests/Demo") + $sdk }
    'Deploy' { $deployment + @('import') }
    'Backfill' { $deployment + @('backfill') }
}

if ($writes -and $Environment) { $command += @('--environment', $Environment) }
$command += $Arguments

if (-not $PSCmdlet.ShouldProcess("dotnet $($command -join ' ')", $Target)) {
    if (-not $writes) { exit 0 }
    $command += '--what-if'
}

& dotnet @command
exit $LASTEXITCODE
