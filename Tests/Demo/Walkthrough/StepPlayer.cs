using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using LocalDataverse.Activities;
using Microsoft.Xrm.Sdk;

namespace Demo.Walkthrough;

/// <summary>Lets the person do it, reads back what is stored and holds it against what is expected.</summary>
internal sealed class StepPlayer(LocalOrganization organization, Names names)
{
    public Outcome Play(Step step)
    {
        var before = step.RefusedWith is null ? [] : Content.Of(organization.AsSystem);
        var fault = Do(step);

        var reader = new SnapshotReader(organization.AsSystem, names);
        var differences = Refusals(step, fault).ToList();
        var snapshots = new List<Snapshot>();
        if (fault is null || step.RefusedWith is not null)
        {
            snapshots.AddRange(step.Expected.Select(e => reader.Read(e.Opportunity)));
            differences.AddRange(step.Expected.Zip(snapshots).SelectMany(pair => pair.First.Differences(pair.Second)));
        }

        if (step.RefusedWith is not null)
        {
            var after = Content.Of(organization.AsSystem);
            differences.AddRange(before.Except(after).Select(line => $"the failed save changed or removed: {line}"));
            differences.AddRange(after.Except(before).Select(line => $"the failed save left behind: {line}"));
        }

        return new Outcome(snapshots, fault?.Message, differences);
    }

    private OrganizationServiceFault? Do(Step step)
    {
        try
        {
            var person = names[step.By].Id;
            step.Do(new Actor(organization.AsUser(person), names, (row, steps) => organization.RunProcess(new ProcessStart(row, person), steps)));
            return null;
        }
        catch (FaultException<OrganizationServiceFault> refused)
        {
            return refused.Detail;
        }
    }

    private static IEnumerable<string> Refusals(Step step, OrganizationServiceFault? fault)
    {
        if (fault?.ErrorCode != step.RefusedWith)
        {
            yield return (fault, step.RefusedWith) switch
            {
                (null, { } code) => $"the save went through; refusal 0x{code:X8} expected",
                ({ }, null) => $"the save was refused with 0x{fault.ErrorCode:X8}: {fault.Message}",
                _ => $"the save was refused with 0x{fault!.ErrorCode:X8}, 0x{step.RefusedWith:X8} expected: {fault.Message}",
            };
        }
    }
}
