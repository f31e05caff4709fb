using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using LocalDataverse.Web.Serving;

namespace Benchmarks;

/// <summary>Asks the served organisation what a page of the app asks, as a person who is signed in.</summary>
internal sealed class Page : IAsyncDisposable
{
    private const int Repetitions = 21;

    private readonly LocalServer _server;
    private readonly HttpClient _client;

    private Page(LocalServer server, Guid person)
    {
        _server = server;
        _client = new HttpClient { BaseAddress = new Uri(server.Address, "api/data/v9.2/") };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", person.ToString());
        _client.DefaultRequestHeaders.Add("Prefer", "odata.include-annotations=\"*\"");
    }

    public static async Task<Page> Open(Organization organization, Guid person) => new(await LocalServer.Start(organization.Local, 0), person);

    /// <summary>What the server answers.</summary>
    public async Task<string> Ask(string path)
    {
        var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{(int)answer.StatusCode} {path}: {text}");
    }

    /// <summary>Milliseconds: the median and the slowest.</summary>
    public static async Task<(double Median, double Slowest)> Time(Func<int, Task> act)
    {
        await act(0);
        var times = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            var watch = Stopwatch.StartNew();
            await act(i);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return (times.Order().ElementAt(Repetitions / 2), times.Max());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }
}
