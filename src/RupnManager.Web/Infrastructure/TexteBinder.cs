using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using RupnManager.Domain.Regles;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Web.Infrastructure;

/// <summary>Un formulaire dont les textes ne s'impriment qu'au mieux : un signe que la police ne dessine pas y est permis.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignesLibresAttribute : Attribute;

/// <summary>Tout texte reçu est redressé ; ce que les imprimés ne sauraient pas dessiner est refusé à côté de son champ, jamais au moment de sceller.</summary>
internal sealed class TexteBinder(IModelBinder lecture) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext contexte)
    {
        await lecture.BindModelAsync(contexte);
        if (contexte.Result is not { IsModelSet: true, Model: string texte } || EstSecret(contexte.ModelMetadata)) return;
        var propre = TextesImprimables.Redresser(texte);
        contexte.Result = ModelBindingResult.Success(propre);
        if (!HttpMethods.IsPost(contexte.HttpContext.Request.Method) || EstLibre(contexte)) return;
        if (TextesImprimables.SignesRefuses(propre) is { Count: > 0 } signes)
            contexte.ModelState.TryAddModelError(contexte.ModelName,
                ReglesDesTextes.Caracteres.Dire(("signes", string.Join(", ", signes.Select(s => $"«\u00A0{s}\u00A0»")))));
    }

    /// <summary>Un mot de passe se compare signe pour signe.</summary>
    private static bool EstSecret(ModelMetadata champ) => champ.Name?.Contains("MotDePasse", StringComparison.OrdinalIgnoreCase) is true;

    private static bool EstLibre(ModelBindingContext contexte) => contexte.ActionContext.ActionDescriptor.Parameters
        .Any(p => p.ParameterType.IsDefined(typeof(SignesLibresAttribute), inherit: false));
}

internal sealed class TexteBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext contexte) =>
        contexte.Metadata.ModelType == typeof(string) && contexte.BindingInfo.BindingSource is not { IsGreedy: true }
            ? new TexteBinder(new SimpleTypeModelBinder(typeof(string), contexte.Services.GetRequiredService<ILoggerFactory>()))
            : null;
}
