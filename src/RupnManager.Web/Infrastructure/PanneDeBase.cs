using System.Data.Common;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace RupnManager.Web.Infrastructure;

/// <summary>La base ne répond pas : le reconnaître, et pouvoir encore montrer une page qui le dit.</summary>
internal static class PanneDeBase
{
    private const string Cle = "panne";

    public static bool Est(Exception? erreur) => erreur is not null && (erreur is DbException or TimeoutException || Est(erreur.InnerException));

    /// <summary>
    /// Revoit le jeton de sécurité. L'authentification se rejoue pour la page d'erreur, qu'elle ferait échouer à son tour :
    /// la panne est gardée de côté, et relancée par <see cref="Relancer"/> avant que la requête aille plus loin.
    /// </summary>
    public static async Task ValiderAsync(CookieValidatePrincipalContext contexte)
    {
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(contexte);
        }
        catch (Exception panne) when (Est(panne))
        {
            contexte.HttpContext.Items[Cle] = ExceptionDispatchInfo.Capture(panne);
        }
    }

    /// <summary>Relance la panne gardée de côté : personne n'entre avec un jeton qu'on n'a pas pu revoir.</summary>
    public static void Relancer(HttpContext http) => (http.Items[Cle] as ExceptionDispatchInfo)?.Throw();
}
