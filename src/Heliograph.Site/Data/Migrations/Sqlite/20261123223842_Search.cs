using Heliograph.Site.Search;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Heliograph.Site.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_photo_visibility_interestingness_id",
                table: "photo");

            migrationBuilder.CreateIndex(
                name: "ix_photo_camera_model_posted_at_id",
                table: "photo",
                columns: new[] { "camera_model", "posted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_interestingness_id",
                table: "photo",
                columns: new[] { "interestingness", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_posted_at_id",
                table: "photo",
                columns: new[] { "posted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_taken_at_id",
                table: "photo",
                columns: new[] { "taken_at", "id" });

            migrationBuilder.Sql(SqliteSearchSchema.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqliteSearchSchema.Down);

            migrationBuilder.DropIndex(
                name: "ix_photo_camera_model_posted_at_id",
                table: "photo");

            migrationBuilder.DropIndex(
                name: "ix_photo_interestingness_id",
                table: "photo");

            migrationBuilder.DropIndex(
                name: "ix_photo_posted_at_id",
                table: "photo");

            migrationBuilder.DropIndex(
                name: "ix_photo_taken_at_id",
                table: "photo");

            migrationBuilder.CreateIndex(
                name: "ix_photo_visibility_interestingness_id",
                table: "photo",
                columns: new[] { "visibility", "interestingness", "id" });
        }
    }
}
