using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace RupnManager.Web.Infrastructure;

/// <summary>L'API de lecture : ses adresses, son contrat OpenAPI, ses refus en français.</summary>
public static class ApiDeLecture
{
    public const string Racine = "/api";
    public const string AdresseDuContrat = "/api/v1/openapi.json";
    public const string TypeDeProbleme = "application/problem+json";
    private const string Version = "v1";

    public static void AddApi(this IServiceCollection services)
    {
        // Le contrat est tiré de ces options-ci, les réponses de celles de MVC : elles disent la même chose.
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        });
        services.Configure<JsonOptions>(o => o.JsonSerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        services.AddOpenApi(Version, options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "RupnManager, API de lecture", Version = "1",
                Description = "Les chiffres d'une académie et l'état de ses lettres de mission, en lecture seule et sans aucun nom. "
                    + "Un jeton d'accès personnel se crée dans « Mon compte » et se présente dans l'en-tête « Authorization: Bearer … ».",
            };
            document.Servers?.Clear();
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [JetonHandler.Schema] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Jeton d'accès personnel : il expire, se révoque, et ne lit que ce qu'il porte.",
                },
            };
            document.Security = [new() { [new OpenApiSecuritySchemeReference(JetonHandler.Schema, document)] = [] }];
            return Task.CompletedTask;
        }));
    }

    /// <summary>Vrai si la page d'erreur répond à une adresse de l'API.</summary>
    public static bool EstDemandee(HttpContext http) =>
        new PathString(http.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? http.Features.Get<IExceptionHandlerPathFeature>()?.Path)
            .StartsWithSegments(Racine);

    /// <summary>Un refus tel qu'un programme le lit (RFC 9457).</summary>
    public static ObjectResult Probleme(int statut, string titre, string detail) => new(new ProblemDetails
    {
        Type = "about:blank", Status = statut, Title = titre, Detail = detail,
    })
    {
        StatusCode = statut, ContentTypes = { TypeDeProbleme },
    };
}
