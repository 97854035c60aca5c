using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using RupnManager.Domain.Regles;

namespace RupnManager.Web.Infrastructure;

/// <summary>Le chemin d'un refus : du domaine au champ du formulaire.</summary>
public static class RefusExtensions
{
    private const string Cle = "refus";

    /// <summary>Tente le geste ; un refus du domaine devient une erreur du formulaire, avec son fondement.</summary>
    public static async Task<bool> TenterAsync(this ControllerBase page, Func<Task> geste)
    {
        if (!page.ModelState.IsValid) return false;
        try
        {
            await geste();
            return true;
        }
        catch (RegleMetierException refus)
        {
            page.ModelState.AddModelError(refus.Champ ?? "", refus.Message);
            page.HttpContext.RefusDuDomaine().Add(refus);
        }
        catch (ModifieEntreTempsException conflit)
        {
            page.ModelState.AddModelError("", conflit.Message);
        }
        catch (DejaEnregistreException doublon)
        {
            page.ModelState.AddModelError("", doublon.Message);
        }
        return false;
    }

    /// <summary>Les refus de la requête, pour afficher le texte qui les fonde.</summary>
    public static List<RegleMetierException> RefusDuDomaine(this HttpContext http)
    {
        if (http.Items[Cle] is not List<RegleMetierException> refus) http.Items[Cle] = refus = [];
        return refus;
    }

    /// <summary>Le fondement du refus d'un champ, s'il y en a un.</summary>
    public static Fondement? FondementDe(this HttpContext http, string champ, string message) =>
        http.RefusDuDomaine().FirstOrDefault(r => (r.Champ ?? "") == champ && r.Message == message)?.Regle.Fondement;

    /// <summary>Message montré en haut de la page suivante, après un geste réussi.</summary>
    public static void Annoncer(this Controller page, string message) => page.TempData["succes"] = message;
}

/// <summary>Un formulaire réaffiché avec une erreur répond 422.</summary>
public sealed class Reponse422Filter : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext contexte)
    {
        if (contexte is { Result: ViewResult or PartialViewResult, ModelState.IsValid: false } && HttpMethods.IsPost(contexte.HttpContext.Request.Method))
            contexte.HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    public void OnResultExecuted(ResultExecutedContext contexte) { }
}

/// <summary>Introuvable : 404. Interdit : 403, avec sa phrase. Geste refusé hors formulaire : 422. Conflit : 409.</summary>
public sealed class ReponsesDuDomaineFilter : IExceptionFilter
{
    public const string Phrase = "phrase";

    public void OnException(ExceptionContext contexte)
    {
        var statut = contexte.Exception switch
        {
            IntrouvableException => StatusCodes.Status404NotFound,
            InterditException => StatusCodes.Status403Forbidden,
            RegleMetierException => StatusCodes.Status422UnprocessableEntity,
            ModifieEntreTempsException or DejaEnregistreException => StatusCodes.Status409Conflict,
            _ => 0,
        };
        if (statut is 0) return;
        if (statut is not StatusCodes.Status404NotFound) contexte.HttpContext.Items[Phrase] = contexte.Exception.Message;
        contexte.Result = new StatusCodeResult(statut);
        contexte.ExceptionHandled = true;
    }
}

/// <summary>Les erreurs de lecture d'un formulaire, en français.</summary>
internal static class MessagesDeLiaison
{
    public static void EnFrancais(DefaultModelBindingMessageProvider messages)
    {
        messages.SetValueMustNotBeNullAccessor(_ => "Remplissez ce champ.");
        messages.SetMissingBindRequiredValueAccessor(champ => $"Remplissez le champ « {champ} ».");
        messages.SetMissingKeyOrValueAccessor(() => "Remplissez ce champ.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "La demande est vide.");
        messages.SetAttemptedValueIsInvalidAccessor((valeur, champ) => $"« {valeur} » ne convient pas.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(valeur => $"« {valeur} » ne convient pas.");
        messages.SetUnknownValueIsInvalidAccessor(_ => "Cette valeur ne convient pas.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Cette valeur ne convient pas.");
        messages.SetValueIsInvalidAccessor(valeur => $"« {valeur} » ne convient pas.");
        messages.SetValueMustBeANumberAccessor(_ => "Écrivez un nombre.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Écrivez un nombre.");
    }
}
