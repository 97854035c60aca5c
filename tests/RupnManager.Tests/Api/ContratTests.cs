using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Api;

/// <summary>Le contrat OpenAPI et le code se répondent : mêmes adresses, mêmes propriétés, mêmes refus.</summary>
public sealed class ContratTests : IDisposable
{
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Le_contrat_se_lit_sans_jeton_et_nomme_exactement_les_adresses_du_code()
    {
        var contrat = await ContratAsync();

        var codees = _application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(a => a.StartsWith("/api/", StringComparison.Ordinal)).ToList();
        Assert.True(codees.Count >= 3, $"Seulement {codees.Count} adresses lues.");
        Assert.Equal(codees.Order(), contrat.GetProperty("paths").EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal("bearer", contrat.GetProperty("components").GetProperty("securitySchemes").GetProperty("Jeton").GetProperty("scheme").GetString());
    }

    [Fact]
    public async Task Chaque_adresse_du_contrat_repond_et_sa_reponse_a_les_proprietes_dites_et_elles_seules()
    {
        var contrat = await ContratAsync();
        var (dan, rectorat) = (await _application.JetonAsync("dan", PorteeDeJeton.Couverture, PorteeDeJeton.Lettres), await _application.JetonAsync("rectorat", PorteeDeJeton.Indemnites));
        foreach (var adresse in contrat.GetProperty("paths").EnumerateObject())
        {
            var operation = adresse.Value.EnumerateObject().Single();
            Assert.Equal("get", operation.Name);
            foreach (var annee in new[] { "2013", "2026", "2027" })
            {
                var reponse = await (adresse.Name.Contains("indemnites") ? rectorat : dan).GetAsync($"{adresse.Name}?annee={annee}");
                Assert.Equal(HttpStatusCode.OK, reponse.StatusCode);
                var schema = operation.Value.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
                var fautes = new SchemaLu(contrat).Fautes(schema, JsonDocument.Parse(await reponse.Content.ReadAsStringAsync()).RootElement, adresse.Name).ToList();
                Assert.True(fautes.Count == 0, string.Join('\n', fautes.Take(10)));
            }
        }
    }

    [Fact]
    public async Task Chaque_operation_se_presente_en_francais_et_dit_ses_refus()
    {
        var contrat = await ContratAsync();
        foreach (var operation in contrat.GetProperty("paths").EnumerateObject().Select(p => p.Value.GetProperty("get")))
        {
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            Assert.All(operation.GetProperty("parameters").EnumerateArray(), p => Assert.NotEmpty(p.GetProperty("description").GetString()!));
            Assert.All(["400", "401", "403", "429"], code => Assert.True(operation.GetProperty("responses").GetProperty(code).GetProperty("content").TryGetProperty("application/problem+json", out _)));
        }
    }

    [Fact]
    public async Task Un_refus_a_les_proprietes_du_contrat()
    {
        var contrat = await ContratAsync();
        var refus = JsonDocument.Parse(await (await _application.Visiteur().GetAsync("/api/v1/couverture")).Content.ReadAsStringAsync()).RootElement;
        var schema = contrat.GetProperty("paths").GetProperty("/api/v1/couverture").GetProperty("get").GetProperty("responses").GetProperty("401")
            .GetProperty("content").GetProperty("application/problem+json").GetProperty("schema");

        Assert.Empty(new SchemaLu(contrat).Fautes(schema, refus, "401"));
    }

    [Fact]
    public async Task Le_lecteur_de_contrat_voit_une_propriete_en_trop_une_en_moins_et_un_type_faux()
    {
        var contrat = await ContratAsync();
        var schema = contrat.GetProperty("components").GetProperty("schemas").GetProperty("SemaineLue");

        Assert.Empty(Lire("""{"lundi":"2026-09-07","signees":null,"signeesAnneePrecedente":3}"""));
        Assert.Single(Lire("""{"lundi":"2026-09-07","signees":1}"""));
        Assert.Single(Lire("""{"lundi":"2026-09-07","signees":1,"signeesAnneePrecedente":3,"nom":"x"}"""));
        Assert.Single(Lire("""{"lundi":"2026-09-07","signees":"1","signeesAnneePrecedente":3}"""));
        IEnumerable<string> Lire(string json) => new SchemaLu(contrat).Fautes(schema, JsonDocument.Parse(json).RootElement, "");
    }

    private async Task<JsonElement> ContratAsync() => JsonDocument.Parse(await _application.Visiteur().GetStringAsync("/api/v1/openapi.json")).RootElement;
}
