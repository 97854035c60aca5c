using Microsoft.AspNetCore.Identity;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Data.Comptes;

/// <summary>Le compte de connexion d'une personne ; il porte le même identifiant qu'elle.</summary>
public sealed class Compte : IdentityUser<Guid>
{
    public Personne? Personne { get; set; }

    /// <summary>Faux quand un administrateur l'a désactivé : il ne se connecte plus.</summary>
    public bool Actif { get; set; } = true;
    public DateTime CreeLe { get; init; }
    public DateTime? DerniereConnexionLe { get; set; }
}
