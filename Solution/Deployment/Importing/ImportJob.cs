using System;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment.Packages;

namespace Opps.Deployment.Importing;

/// <summary>How a job of the platform ended.</summary>
internal sealed record JobEnd(bool IsGood, string? Message);

/// <summary>An import as a job of the platform: the answer comes at once, the work goes on there.</summary>
internal sealed class ImportJob(Workplace workplace, IOrganizationService service)
{
    private const int Completed = 3;
    private const int Succeeded = 30;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private Guid _operation;

    /// <summary>Of the importjob row, where the platform writes progress and result.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <param name="enablesSteps">Otherwise new steps wait disabled.</param>
    public void Start(SolutionZip zip, ImportKind kind, bool enablesSteps)
    {
        var response = service.Execute(new OrganizationRequest(kind == ImportKind.Upgrade ? "StageAndUpgradeAsync" : "ImportSolutionAsync")
        {
            ["CustomizationFile"] = zip.Content,
            ["ImportJobId"] = Id,
            ["PublishWorkflows"] = enablesSteps,
            ["OverwriteUnmanagedCustomizations"] = false,
        });
        _operation = (Guid)response.Results["AsyncOperationId"];
    }

    /// <param name="progress">Told the percentage that is done.</param>
    /// <exception cref="OperationCanceledException">The person stopped waiting. The job goes on.</exception>
    public JobEnd Wait(Action<double> progress)
    {
        while (true)
        {
            var job = service.Retrieve("asyncoperation", _operation, new ColumnSet("statecode", "statuscode", "friendlymessage", "message"));
            if (job.GetAttributeValue<OptionSetValue>("statecode").Value == Completed)
            {
                return new JobEnd(job.GetAttributeValue<OptionSetValue>("statuscode").Value == Succeeded,
                    job.GetAttributeValue<string>("friendlymessage") ?? job.GetAttributeValue<string>("message"));
            }

            progress(Row("progress")?.GetAttributeValue<double?>("progress") ?? 0d);
            workplace.Wait(Interval);
        }
    }

    public ImportLog Log() => ImportLog.Read(Row("data")?.GetAttributeValue<string>("data"));

    /// <summary>A query: the row is not there before the job has begun.</summary>
    private Entity? Row(string column)
    {
        var query = new QueryExpression("importjob") { ColumnSet = new ColumnSet(column) };
        query.Criteria.AddCondition("importjobid", ConditionOperator.Equal, Id);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }
}
