// npm yakbak as its README has it: a server that records to a folder and plays from it.
const http = require('node:http')
const yakbak = require('yakbak')

const [port, upstream, dirname] = process.argv.slice(2)

http.createServer(yakbak(upstream, { dirname })).listen(Number(port), '127.0.0.1', () => console.log('ready'))
