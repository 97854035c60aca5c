using RupnManager.Services.Couverture;

namespace RupnManager.Web.Models;

/// <summary>La page de la couverture : les chiffres, ce qu'il y a à relancer, ce que l'on emporte ; rien à relancer dans une année passée.</summary>
public sealed record PageDeCouverture(CouvertureDeLAcademie Couverture, ARelancer? ARelancer, ColonnesAEmporter Emporter)
{
    /// <summary>Vrai pour une année en cours ou à venir que l'académie n'a pas ouverte.</summary>
    public bool CampagneAOuvrir => ARelancer is not null && !Couverture.CampagneOuverte;
}

/// <summary>Un tableau de groupes : sa légende, sa première colonne, le filtre où mène chaque nombre.</summary>
public sealed record TableauDeGroupes(string Titre, string Tete, string Filtre, IReadOnlyList<GroupeDeCouverture> Groupes, GroupeDeCouverture Total);
