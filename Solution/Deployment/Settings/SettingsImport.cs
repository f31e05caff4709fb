using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Connecting;
using Opps.Plugins.Core.Tables;

namespace Opps.Deployment.Settings;

/// <summary>
/// Brings settings, stage defaults and lists of another environment into this one: adds, renames, recolours and puts in order, and
/// takes nothing away. What differs is shown first. It can be run again after any failure, and does nothing the second time.
/// </summary>
internal sealed class SettingsImport(Workplace workplace, IOrganizationService service, TargetEnvironment environment)
{
    public ExitCode Run(FileInfo file, Writing writing)
    {
        var wanted = SettingsFile.Read(file);
        var lists = Lists(wanted);
        var (rows, lost) = Rows(wanted, lists);
        List<string> lines = [.. lists.SelectMany(l => l.Lines()), .. rows.SelectMany(r => r.Lines)];
        Tell(lines);
        Tell(lists.SelectMany(l => l.Surplus.Select(s => $"{l.Name}: {s.Value} '{s.Text}' is here only, and stays")));
        Tell(lost);
        var end = lost.Count > 0 ? ExitCode.Incomplete : ExitCode.Good;
        if (lines.Count == 0)
        {
            workplace.Say("Nothing else differs.");
            return end;
        }

        if (writing.IsOnlyShown)
        {
            workplace.Say($"Would make these {lines.Count} changes.");
            return ExitCode.Good;
        }

        if (!Consent.Ask(workplace.Console, environment, $"make these {lines.Count} changes", writing.IsAgreed))
        {
            workplace.Say("Nothing was changed.");
            return ExitCode.Failed;
        }

        // The rows name options, which are there once they are published.
        var writer = new ListWriter(service);
        writer.Write(lists);
        foreach (var row in rows)
        {
            row.Write(service);
        }

        Tell(writer.Refused);
        workplace.Say($"{file.Name} is in.");
        return writer.Refused.Count > 0 ? ExitCode.Incomplete : end;
    }

    private List<ListDifference> Lists(SettingsFile wanted)
    {
        var languages = ((RetrieveProvisionedLanguagesResponse)service.Execute(new RetrieveProvisionedLanguagesRequest())).RetrieveProvisionedLanguages;
        return [.. (wanted.Lists ?? new Dictionary<string, IReadOnlyList<StatedOption>>()).Select(list =>
        {
            var drafted = StoredLists.Read(service, list.Key, asDrafted: true);
            return ListDifference.Between(list.Key, list.Value, drafted, languages) with { IsDrafted = !StoredLists.AreSame(drafted, StoredLists.Read(service, list.Key, asDrafted: false)) };
        })];
    }

    private (List<RowDifference> Rows, List<string> Lost) Rows(SettingsFile wanted, List<ListDifference> lists)
    {
        var settings = wanted.Settings is { } stated ? RowDifference.Of(stated, StoredSettings.Settings(service)) : null;
        List<RowDifference> rows = settings is null ? [] : [settings];
        List<string> lost = [];
        if (wanted.Stages is not { Count: > 0 } stages)
        {
            return (rows, lost);
        }

        var stored = StoredSettings.Stages(service).ToDictionary(s => StoredSettings.Option(s, StageSettingTable.Stage)!.Value);
        var (ofStages, ofRejections) = (new OptionFinder(service, ListNames.Stage, lists), new OptionFinder(service, ListNames.Rejection, lists));
        foreach (var stage in stages)
        {
            var here = ofStages.Find(stage.Stage);
            var rejection = stage.Rejection is { } named ? ofRejections.Find(named) : null;
            if (here is null || (stage.Rejection is not null && rejection is null))
            {
                var missing = here is null ? stage.Stage : stage.Rejection!;
                lost.Add($"stage '{stage.Stage.Text}' is left out: there is no option {missing.Value} '{missing.Text}' here");
            }
            else if (RowDifference.Of(stage with { Stage = stage.Stage with { Value = here.Value }, Rejection = rejection is { } value ? stage.Rejection! with { Value = value } : null },
                stored.GetValueOrDefault(here.Value)) is { } row)
            {
                rows.Add(row);
            }
        }

        return (rows, lost);
    }

    private void Tell(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            workplace.Say(line);
        }
    }
}
