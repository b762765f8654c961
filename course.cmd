@echo off
rem The course command: builds what changed, then runs it.
dotnet run -c Release --project "%~dp0lib\CourseKit.Cli" -- %*
exit /b %ERRORLEVEL%
