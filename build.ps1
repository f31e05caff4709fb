<#
.SYNOPSIS
Builds, tests, packs or runs Seller Shares for Dataverse. Each target is one dotnet command.

.EXAMPLE
./build.ps1 Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Pack', 'Run')]
    [string] $Target = 'Build'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$commands = @{
    Build = @('build')
    Test  = @('test')
    Pack  = @('build', 'Solution')
    Run   = @('run', '--project', 'Tests/LocalDataverse')
}

if (-not (Get-Command dotnet -ErrorAction Ignore)) {
    throw 'The .NET 10 SDK is missing. Install it from dot.net and try again.'
}

[System.IO.Directory]::SetCurrentDirectory($PSScriptRoot)
$arguments = $commands[$Target]
$start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
$start.WorkingDirectory = $PSScriptRoot
$start.Arguments = $arguments -join ' '
$start.UseShellExecute = $false
$process = [System.Diagnostics.Process]::Start($start)
$process.WaitForExit()
exit $process.ExitCode
