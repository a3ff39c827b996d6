using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ThreatRegister.Web.Serving;

/// <summary>Sends metrics and traces to a collector, where one is named (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>); else it does nothing. Addresses are sent without their queries.</summary>
internal sealed class Telemetry : IHostedService, IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Framework = "Microsoft.AspNetCore";
    private const string Database = "Npgsql";

    private MeterProvider? metrics;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(EndpointVariable))) return Task.CompletedTask;

        metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(Describe).AddMeter(RegisterMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", Database).AddOtlpExporter().Build();
        traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Describe).AddSource(Framework, Database).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        metrics?.Dispose();
        traces?.Dispose();
        (metrics, traces) = (null, null);
    }

    private static void Describe(ResourceBuilder resource) => resource.AddService("threatreg", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString());
}
